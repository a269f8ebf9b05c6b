"""Every field that can tell of somebody is declared: a new one without a purpose fails here."""

from __future__ import annotations

import pytest
from django.db import models
from django.test.utils import isolate_apps

from commonweal.people import processing
from commonweal.people.processing import UndeclaredError, check, declared, months_of


def test_every_field_that_can_tell_of_somebody_is_declared():
    check()


def test_a_new_field_without_a_purpose_fails(monkeypatch):
    more = ("participation.Comment", "nickname")
    held = [*processing.told_of_people(), more]
    monkeypatch.setattr(processing, "told_of_people", lambda: held)
    with pytest.raises(UndeclaredError, match=r"Comment\.nickname: declare its purpose"):
        check()


def test_a_declaration_of_no_field_fails(monkeypatch):
    held = [one for one in processing.told_of_people() if one != ("people.Person", "email")]
    monkeypatch.setattr(processing, "told_of_people", lambda: held)
    monkeypatch.setattr(processing, "_all", lambda: held)
    with pytest.raises(UndeclaredError, match=r"Person\.email: there is no such field"):
        check()


@isolate_apps("commonweal.participation")
def test_words_and_pointers_to_people_are_found_and_choices_are_not():
    class Probe(models.Model):
        words = models.TextField()
        short = models.CharField(max_length=9)
        kind = models.CharField(max_length=9, choices=[("a", "a")])
        slug = models.SlugField()
        number = models.IntegerField()
        who = models.ForeignKey("people.Person", models.PROTECT)

        class Meta:
            app_label = "participation"

    plain = [f for f in Probe._meta.get_fields() if not f.is_relation]
    found = {one.name for one in plain if processing._can_tell(one)}
    assert found == {"words", "short"}


def test_each_purpose_says_why_on_which_basis_and_how_long():
    for one in declared():
        assert all((one.purpose.of, one.purpose.why, one.purpose.basis, one.purpose.kept)), one
    assert months_of("comment") == 24
    with pytest.raises(UndeclaredError, match="no number of months"):
        months_of("acts")
