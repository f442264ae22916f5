"""What the room does when something it stands on changes. Connected in `apps.py`."""

from collections.abc import Sequence
from typing import Any

from django.db.models.signals import post_delete, post_save

from core.signals import published, withdrawn
from core.visibility import watch
from correspondence.models import Contact
from correspondence.signals import consent_ended, contact_erased
from documents import mentions, publication
from documents.commenting import projection
from documents.models import ActRecord, ActRelation, CollectionIssue, DraftRegulation, LegalAct, PublicationFact
from documents.publication import drafts, issues


def connect() -> None:
    watch(LegalAct, publication.reconcile)
    watch(DraftRegulation, drafts.reconcile)
    watch(CollectionIssue, issues.reconcile)
    post_save.connect(keep_register, sender=LegalAct)
    post_save.connect(keep_drafts, sender=DraftRegulation)
    post_save.connect(keep_issues, sender=CollectionIssue)
    for signal in (post_save, post_delete):
        signal.connect(recompute_related, sender=ActRelation)
        signal.connect(recompute_published, sender=PublicationFact)
    published.connect(tell_who_names_the_appeared, sender=ActRecord)
    withdrawn.connect(tell_who_names_the_withdrawn, sender=ActRecord)
    for ended in (contact_erased, consent_ended):
        ended.connect(hide_names)


def keep_register(instance: LegalAct, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Enter a new act into the register, and keep the row of one that is not live in step with its draft."""
    if raw:
        return
    if created:
        publication.create_record(instance)
    elif not instance.live:
        publication.reconcile(LegalAct.objects.filter(pk=instance.pk), content_changed=False)


def keep_drafts(instance: DraftRegulation, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """The same for drafts."""
    if raw:
        return
    if created:
        drafts.create_record(instance)
    elif not instance.live:
        drafts.reconcile(DraftRegulation.objects.filter(pk=instance.pk), content_changed=False)


def keep_issues(instance: CollectionIssue, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Enter a new issue of the Collection into the register."""
    if created and not raw:
        issues.create_record(instance)


def recompute_related(instance: ActRelation, **kwargs: Any) -> None:
    publication.relations_changed(ActRecord.objects.filter(pk__in=[instance.source_id, instance.target_id]))


def recompute_published(instance: PublicationFact, **kwargs: Any) -> None:
    publication.dates_changed(ActRecord.objects.filter(pk=instance.act_id))


def tell_who_names_the_appeared(appeared: Sequence[ActRecord], **kwargs: Any) -> None:
    mentions.tell_after_commit(appeared)


def tell_who_names_the_withdrawn(records: Sequence[ActRecord], **kwargs: Any) -> None:
    mentions.tell_after_commit(records)


def hide_names(contact: Contact, **kwargs: Any) -> None:
    """Take a name off the remarks of an author who no longer agrees to its being shown; the words stay (D191)."""
    projection.forget_name(contact)
