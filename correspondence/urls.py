"""Addresses of the correspondence: the wordings of consents, and what letters lead to."""

from django.urls import path

from correspondence import views

urlpatterns = [
    path("consents/<slug:slug>/", views.consent, name="consent"),
    path("consents/<slug:slug>/<int:version>/", views.consent, name="consent-version"),
    path("letters/confirm/<str:token>/", views.confirm_address, name="confirm-address"),
    path("letters/own-data/", views.nothing_kept, name="nothing-kept"),
    path("letters/own-data/<str:signed>/", views.own_data, name="own-data"),
    path("letters/unsubscribe/<str:signed>/", views.unsubscribe, name="unsubscribe"),
]
