"""Addresses of the open-data API."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
