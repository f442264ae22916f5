"""What holds in the admin for every room."""

from wagtail import hooks

from core import deleting

hooks.register("before_delete_snippet", deleting.before_delete_snippet)
