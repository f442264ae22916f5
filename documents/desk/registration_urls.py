"""Addresses of the worklist «В регистр», under the admin's own."""

from django.urls import path

from documents.desk import registration_list

app_name = "registration_desk"
urlpatterns = [
    path("", registration_list.worklist_view, name="worklist"),
    path("send/", registration_list.send, name="send"),
    path("take-back/", registration_list.take_back, name="take_back"),
    path("numbers/", registration_list.set_numbers, name="set_numbers"),
]
