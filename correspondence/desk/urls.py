"""Addresses of the correspondence in the admin, beside those of its lists."""

from django.urls import path

from correspondence.desk import views

app_name = "correspondence_desk"
urlpatterns = [
    path("letter/<uuid:public_id>/", views.letter, name="letter"),
    path("letter/<uuid:public_id>/resend/", views.resend, name="resend"),
    path("contact/<uuid:public_id>/", views.contact, name="contact"),
    path("contact/<uuid:public_id>/erase/", views.erase_contact, name="erase"),
    path("request/", views.resident_request, name="request"),
]
