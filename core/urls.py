"""Addresses that belong to no room."""

from django.urls import path

from core import views

urlpatterns = [
    path("display/", views.display, name="display"),
    path("robots.txt", views.robots_txt, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security"),
]
