from structure.models.bodies import Body
from structure.models.organisations import Organisation
from structure.models.pages import StructurePage
from structure.models.people import Person, Post
from structure.models.units import ReceptionHours, Unit

__all__ = ["Body", "Organisation", "Person", "Post", "ReceptionHours", "StructurePage", "Unit"]
