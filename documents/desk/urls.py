"""Addresses of the desk, under the admin's own."""

from django.urls import path

from documents.desk import facts, registration, relations, views, withdrawing

app_name = "acts_desk"
urlpatterns = [
    path("<int:page_id>/", views.desk, name="desk"),
    path("<int:page_id>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("<int:page_id>/restore/", withdrawing.restore, name="restore"),
    path("<int:page_id>/facts/", facts.add_fact, name="add_fact"),
    path("<int:page_id>/relations/", relations.add_relation, name="add_relation"),
    path("<int:page_id>/proposals/", relations.decide_proposal, name="decide_proposal"),
    path("<int:page_id>/end/", views.set_end, name="set_end"),
    path("<int:page_id>/registration/", registration.set_entry, name="set_entry"),
    path("<int:page_id>/reviews/", registration.add_review, name="add_review"),
    path("<int:page_id>/facts/<int:fact_id>/", facts.change_fact, name="change_fact"),
    path("<int:page_id>/facts/<int:fact_id>/delete/", facts.delete_fact, name="delete_fact"),
    path("<int:page_id>/relations/<int:relation_id>/delete/", relations.delete_relation, name="delete_relation"),
    path("<int:page_id>/reviews/<int:review_id>/delete/", registration.delete_review, name="delete_review"),
]
