"""What a browser sends from Wagtail's forms of an act, and what the editor reads afterwards."""

from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from documents.models import LegalAct
from tests.factories import documents as make


def fields(**changed: Any) -> dict[str, Any]:
    """What the browser sends from the form of an act."""
    return {
        "kind": make.make_kind().pk,
        "issuing_body": make.make_body().pk,
        "number": "145-п",
        "adopted_on": "2026-03-12",
        "official_title": "О ремонте дорог",
        "signatory": "",
        "signatory_post": "",
        "rubric": "",
        "source_url": "",
        "is_normative": "True",
        "entry_rule": "publication",
        "entry_days": "",
        "entry_on": "",
        "entry_note": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "comments-MIN_NUM_FORMS": 0,
        "comments-MAX_NUM_FORMS": 1000,
        **changed,
    }


def add(admin: Client, **changed: Any) -> Any:
    address = reverse("wagtailadmin_pages:add", args=["documents", "legalact", make.make_index().pk])
    return admin.post(address, fields(**changed))


def edit(admin: Client, page: LegalAct, **changed: Any) -> Any:
    return admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields(**changed))


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))
