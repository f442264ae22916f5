"""Addresses of the site as a whole: sitemaps."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
