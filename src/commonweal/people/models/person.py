"""A person who signs in."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class PersonManager(BaseUserManager["Person"]):
    """Makes people; there is no first administrator but the one who is invited."""

    def create_user(self, email: str, name: str, password: str | None = None) -> Person:
        """Make a person; without a password nobody can sign in until one is set.

        The address is kept in small letters: whoever signs in may write it in any.
        """
        person = self.model(email=email.strip().lower(), name=name.strip())
        person.set_password(password)
        person.full_clean()
        person.save()
        return person


class Person(AbstractBaseUser):
    """Someone with an address to sign in with; never deleted, only closed.

    What they may do follows from the offices they hold on a day, never from a flag here.
    """

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="one_person_an_address"),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="an_address_in_small_letters"
            ),
        ]

    def __str__(self) -> str:
        return self.name
