"""Texts of acts and drafts: editions and their clauses. A clause keeps its key through all editions."""

from django.db import models
from wagtail.models import Page

from core.identifiers import new_clause_key
from core.models import PublicRecord
from core.storage import private_storage


class Edition(PublicRecord):
    """One edition (редакция) of the text of an act or a draft: a file cut into clauses (D52, D54).

    A published edition is never changed; a correction is a new edition that says why.
    """

    resource = "editions"

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="editions", verbose_name="акт или проект")
    number = models.PositiveIntegerField("номер редакции")
    dated_on = models.DateField("дата редакции")
    valid_from = models.DateField("действует с", null=True, blank=True)
    valid_to = models.DateField("действует по", null=True, blank=True)
    note = models.TextField("почему появилась", blank=True)
    source_name = models.CharField("имя файла", max_length=255, blank=True)
    source_file = models.FileField(
        "файл", upload_to="editions/%Y/%m/", storage=private_storage, max_length=255, blank=True
    )
    source_size = models.PositiveBigIntegerField("размер, байт", null=True, blank=True)
    source_sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    # What was signed, as it looks on paper: beside the text, which comes from another file (D55).
    signed_name = models.CharField("имя подписанного документа", max_length=255, blank=True)
    signed_file = models.FileField(
        "подписанный документ", upload_to="editions/%Y/%m/", storage=private_storage, max_length=255, blank=True
    )
    signed_size = models.PositiveBigIntegerField("размер подписанного документа, байт", null=True, blank=True)
    signed_sha256 = models.CharField("SHA-256 подписанного документа", max_length=64, blank=True)
    signed_has_text = models.BooleanField(
        "слова подписанного документа копируются", default=False, help_text="На каждой его странице."
    )
    contains_personal_data = models.BooleanField("содержит персональные данные", default=False, editable=False)

    wagtail_reference_index_ignore = True

    class Meta(PublicRecord.Meta):
        verbose_name = "редакция"
        verbose_name_plural = "редакции"
        ordering = ["page", "number"]
        constraints = [
            *PublicRecord.Meta.constraints,
            models.UniqueConstraint(fields=["page", "number"], name="documents_edition_number_once"),
        ]


class Clause(models.Model):
    """One clause of one edition. `key` is its identity, `address` its place: `st-15_ch-2`, `p-2.3`.

    `text` holds the clause's own words only: no number, no heading, nothing of the clauses below it.
    Empty `html` means that the text has no markup of its own.
    """

    # No index of its own: two constraints below begin with it, and this is the largest table to write.
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="clauses", db_index=False)
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=16, default=new_clause_key)
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=200)
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField(default=0)
    parent_position = models.PositiveIntegerField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "структурная единица"
        verbose_name_plural = "структурные единицы"
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="documents_clause_position_once"),
            models.UniqueConstraint(fields=["edition", "address"], name="documents_clause_address_once"),
            # The key first: this is also the index by which a clause is followed through all editions.
            models.UniqueConstraint(fields=["key", "edition"], name="documents_clause_key_once"),
        ]

    def __str__(self) -> str:
        return self.address


class EditionCause(models.Model):
    """An act that made an edition: its changes are in the text (D52). Published with the edition, and as lasting."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="causes", db_index=False)
    act = models.ForeignKey(
        "documents.ActRecord", on_delete=models.PROTECT, related_name="made_editions", verbose_name="акт"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "акт, которым сделана редакция"
        verbose_name_plural = "акты, которыми сделаны редакции"
        ordering = ["edition", "act__adopted_on", "act"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "act"], name="documents_edition_cause_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} ← {self.act}"


class ClauseDescent(models.Model):
    """Where the words of a clause went when it fell in two or became part of another, beside the clause that keeps
    its key. A merged key leads to its heir by it; a part that was split off names its origin.

    Written with the clauses of the edition that brought it, and published with them.
    """

    class Kind(models.TextChoices):
        SPLIT = "split", "разделён"
        MERGED = "merged", "объединён"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="descents")
    kind = models.CharField(max_length=6, choices=Kind)
    from_key = models.CharField(max_length=16, db_index=True, help_text="Ключ прежнего пункта.")
    to_key = models.CharField(max_length=16, db_index=True, help_text="Ключ пункта, куда вошли его слова.")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "преемство пунктов"
        verbose_name_plural = "преемство пунктов"
        constraints = [
            models.UniqueConstraint(fields=["edition", "from_key", "to_key"], name="documents_descent_once"),
        ]

    def __str__(self) -> str:
        return f"{self.from_key} → {self.to_key}"
