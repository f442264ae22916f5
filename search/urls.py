"""Addresses of the search page."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
