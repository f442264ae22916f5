"""Addresses of the correspondence: the wordings of consents."""

from django.urls import path

from correspondence import views

urlpatterns = [
    path("consents/<slug:slug>/", views.consent, name="consent"),
    path("consents/<slug:slug>/<int:version>/", views.consent, name="consent-version"),
]
