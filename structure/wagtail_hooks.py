"""The structure in the editors' menu."""

from wagtail.snippets.models import register_snippet

from structure.viewsets import StructureGroup

register_snippet(StructureGroup)
