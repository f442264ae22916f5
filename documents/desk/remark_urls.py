"""Addresses of the desk of remarks, under the admin's own."""

from django.urls import path

from documents.desk import remarks

app_name = "remarks_desk"
urlpatterns = [
    path("", remarks.queue_view, name="queue"),
    path("answer/", remarks.answer_many, name="answer_many"),
    path("<int:comment_id>/", remarks.remark, name="remark"),
    path("<int:comment_id>/publish/", remarks.publish, name="publish"),
    path("<int:comment_id>/publish-partly/", remarks.publish_partly, name="publish_partly"),
    path("<int:comment_id>/withhold/", remarks.withhold, name="withhold"),
    path("<int:comment_id>/send-back/", remarks.send_back, name="send_back"),
    path("<int:comment_id>/answer/", remarks.answer, name="answer"),
    path("<int:comment_id>/take-back/", remarks.take_back, name="take_back"),
]
