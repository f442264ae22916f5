"""Addresses of the desk of texts, for acts and drafts alike."""

from django.urls import path

from documents.desk import discarding, incoming, mends, signed, texts

app_name = "texts_desk"
urlpatterns = [
    path("<int:page_id>/upload/", incoming.upload_text, name="upload_text"),
    path("<int:page_id>/paste/", incoming.paste_text, name="paste_text"),
    path("uploads/<int:upload_id>/", incoming.show_upload, name="upload"),
    path("uploads/<int:upload_id>/read/", incoming.read_again, name="read_again"),
    path("uploads/<int:upload_id>/discard/", discarding.discard_upload, name="discard_upload"),
    path("editions/<int:edition_id>/", texts.show_edition, name="edition"),
    path("editions/<int:edition_id>/source/", texts.source_file, name="source"),
    path("editions/<int:edition_id>/signed/", signed.show, name="signed"),
    path("editions/<int:edition_id>/signed/attach/", signed.attach, name="attach_signed"),
    path("editions/<int:edition_id>/signed/detach/", signed.detach, name="detach_signed"),
    path("editions/<int:edition_id>/reason/", texts.explain_edition, name="explain"),
    path("editions/<int:edition_id>/changes/", texts.show_changes, name="changes"),
    path("editions/<int:edition_id>/publish/", texts.publish_edition, name="publish_edition"),
    path("editions/<int:edition_id>/discard/", discarding.discard_edition, name="discard_edition"),
    path("editions/<int:edition_id>/clauses/<int:place>/", mends.mend_clause, name="mend"),
    path("editions/<int:edition_id>/decide/", mends.decide, name="decide"),
    path("editions/<int:edition_id>/steps/<int:step>/take-back/", mends.take_back, name="take_back"),
    path("editions/<int:edition_id>/match-again/", mends.match_again, name="match_again"),
]
