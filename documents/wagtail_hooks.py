"""What the room adds to Wagtail's admin and what it forbids there."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from documents.desk import (
    buttons,
    draft_urls,
    guards,
    issue_urls,
    registration_list,
    registration_urls,
    remark_urls,
    text_urls,
    urls,
)
from documents.desk.drafts_register import drafts_viewset
from documents.desk.register import register_viewset

hooks.register("before_delete_page", guards.before_delete)
hooks.register("before_bulk_action", guards.before_bulk)
hooks.register("before_copy_page", guards.before_copy)
hooks.register("before_unpublish_page", guards.before_unpublish)
hooks.register("before_publish_page", guards.before_publish)
hooks.register("after_create_page", guards.after_save)
hooks.register("after_edit_page", guards.after_save)
hooks.register("after_create_page", guards.open_issue_desk)
hooks.register("register_page_listing_more_buttons", buttons.page_buttons)
hooks.register("register_page_header_buttons", buttons.page_buttons)
hooks.register("register_admin_viewset", lambda: [register_viewset, drafts_viewset])


@hooks.register("register_page_action_menu_item")
def desk_menu_item() -> ActionMenuItem:
    return buttons.DeskMenuItem(order=80)


@hooks.register("register_page_action_menu_item")
def withdraw_menu_item() -> ActionMenuItem:
    return buttons.WithdrawMenuItem(order=85)


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLResolver]:
    return [
        path("acts/", include(urls, namespace="acts_desk")),
        path("drafts/", include(draft_urls, namespace="drafts_desk")),
        path("texts/", include(text_urls, namespace="texts_desk")),
        path("collections/issues/", include(issue_urls, namespace="issues_desk")),
        path("registration/", include(registration_urls, namespace="registration_desk")),
        path("remarks/", include(remark_urls, namespace="remarks_desk")),
    ]


@hooks.register("register_admin_menu_item")
def remarks_menu_item() -> MenuItem:
    address = reverse("remarks_desk:queue")
    return buttons.RemarksMenuItem("Замечания", address, name="remarks", icon_name="comment", order=205)


@hooks.register("register_admin_menu_item")
def registration_menu_item() -> MenuItem:
    address = reverse("registration_desk:worklist")
    return registration_list.WorklistMenuItem(
        registration_list.TITLE, address, name="registration", icon_name="upload", order=212
    )


@hooks.register("register_permissions")
def remark_permissions() -> QuerySet[Permission]:
    """Let groups be given the two rights over remarks (D195)."""
    return Permission.objects.filter(content_type__app_label="documents", content_type__model="comment")


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what happens to acts and drafts in the page's history, with the reason where there is one."""

    class WithReason(LogFormatter):
        label = "Снять с публикации"

        def format_message(self, entry: Any) -> str:
            return f"Снято с публикации. Причина: {entry.data.get('reason', '')}"

    class WithEdition(LogFormatter):
        label = "Опубликовать редакцию"

        def format_message(self, entry: Any) -> str:
            return f"Опубликована редакция № {entry.data.get('edition', '')}"

    class WithAnonymised(LogFormatter):
        label = "Заменить обезличенной копией"

        def format_message(self, entry: Any) -> str:
            return f"Прежние тексты заменены обезличенной редакцией № {entry.data.get('edition', '')}"

    class DraftMove(LogFormatter):
        label = "Шаг обсуждения"

        def format_message(self, entry: Any) -> str:
            reason = entry.data.get("reason", "")
            return f"{entry.data.get('move', '')}{f'. {reason}' if reason else ''}"

    class Registration(LogFormatter):
        label = "Регистр муниципальных актов"

        def format_message(self, entry: Any) -> str:
            return f"Регистр муниципальных актов: {entry.data.get('words', '')}"

    class AtDesk(LogFormatter):
        label = "Опубликование и связи"

        def format_message(self, entry: Any) -> str:
            return str(entry.data.get("words", ""))

    actions.register_action("documents.desk")(AtDesk)
    actions.register_action("documents.registration")(Registration)
    actions.register_action("documents.draft_move")(DraftMove)
    actions.register_action("documents.withdraw")(WithReason)
    actions.register_action("documents.publish_edition")(WithEdition)
    actions.register_action("documents.anonymise")(WithAnonymised)
    actions.register_action("documents.restore", "Вернуть на сайт", "Снова опубликовано")

    class WithIssueReason(WithReason):
        label = "Снять выпуск с публикации"

        def format_message(self, entry: Any) -> str:
            return f"Выпуск снят с публикации. Причина: {entry.data.get('reason', '')}"

    actions.register_action("documents.withdraw_issue")(WithIssueReason)
    actions.register_action("documents.restore_issue", "Вернуть выпуск", "Выпуск снова опубликован")
    actions.register_action("documents.order_release", "Выпустить сборник", "Выпуск отправлен в печать")
    actions.register_action("documents.release", "Сборник вышел", "Выпуск вышел, состав и файл больше не меняются")
    actions.register_action("documents.erratum", "Добавить опечатку", "К выпуску добавлена опечатка")
