"""Addresses of the desk of issues, under the admin's own."""

from django.urls import path

from documents.desk import issues

app_name = "issues_desk"
urlpatterns = [
    path("<int:page_id>/", issues.desk, name="desk"),
    path("<int:page_id>/withdraw/", issues.withdraw, name="withdraw"),
    path("<int:page_id>/restore/", issues.restore, name="restore"),
    path("<int:page_id>/errata/", issues.add_erratum, name="add_erratum"),
]
