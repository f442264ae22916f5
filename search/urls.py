"""Addresses of the search page."""

from django.urls import URLPattern, path

from search.views import search

urlpatterns: list[URLPattern] = [path("", search, name="search")]
