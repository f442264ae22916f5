"""Addresses of the desk of remarks, under the admin's own."""

from django.urls import path

from documents.desk.remarks import answers, deciding, pages

app_name = "remarks_desk"
urlpatterns = [
    path("", pages.queue_view, name="queue"),
    path("answer/", answers.answer_many, name="answer_many"),
    path("<int:comment_id>/", pages.remark, name="remark"),
    path("<int:comment_id>/publish/", deciding.publish, name="publish"),
    path("<int:comment_id>/publish-partly/", deciding.publish_partly, name="publish_partly"),
    path("<int:comment_id>/withhold/", deciding.withhold, name="withhold"),
    path("<int:comment_id>/send-back/", deciding.send_back, name="send_back"),
    path("<int:comment_id>/answer/", answers.answer, name="answer"),
    path("<int:comment_id>/take-back/", answers.take_back, name="take_back"),
]
