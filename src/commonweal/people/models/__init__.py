"""Rows of the app; each kind in a file of its own."""

from commonweal.people.models.data_request import DataRequest
from commonweal.people.models.event import Event, Head, Text
from commonweal.people.models.office import Interest, Office, Role
from commonweal.people.models.organisation import Organisation, Sector
from commonweal.people.models.person import Person

__all__ = [
    "DataRequest",
    "Event",
    "Head",
    "Interest",
    "Office",
    "Organisation",
    "Person",
    "Role",
    "Sector",
    "Text",
]
