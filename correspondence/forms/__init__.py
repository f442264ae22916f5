"""Parts of forms that residents fill in, for the rooms above."""

from correspondence.forms.contact import ConsentField, ContactFieldsMixin
from correspondence.forms.robots import RobotChecksMixin

__all__ = ["ConsentField", "ContactFieldsMixin", "RobotChecksMixin"]
