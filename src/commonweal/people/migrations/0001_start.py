"""The tables of people, offices and the log."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"), name="one_person_an_address"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(default=0)),
                (
                    "hash",
                    models.CharField(
                        default="0000000000000000000000000000000000000000000000000000000000000000",
                        max_length=64,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="there_is_one_head")
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=160)),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("council", "Council"),
                            ("health", "Health"),
                            ("police", "Police"),
                            ("fire", "Fire"),
                            ("education", "Education"),
                            ("housing", "Housing"),
                            ("voluntary", "Voluntary"),
                            ("business", "Business"),
                            ("residents", "Residents"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("strategy", models.SlugField(max_length=80)),
                ("board", models.SlugField(blank=True, max_length=80)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("member", "Member"),
                            ("officer", "Officer"),
                            ("chair", "Chair"),
                            ("secretary", "Secretary"),
                            ("analyst", "Analyst"),
                            ("data_owner", "Data Owner"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=13,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "in_place_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="people.office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Text",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("salt", models.CharField(blank=True, max_length=64)),
                ("erased_on", models.DateField(blank=True, null=True)),
                ("erased_why", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("erased_on__isnull", True), ("erased_why", "")),
                            models.Q(
                                ("salt", ""),
                                ("words", ""),
                                models.Q(("erased_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="what_is_erased_is_empty_and_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("strategy", models.SlugField(max_length=80)),
                ("board", models.SlugField(max_length=80)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="people.text"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("role", models.CharField(max_length=40)),
                ("action", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=40)),
                ("item", models.CharField(max_length=120)),
                ("facts", models.JSONField(default=dict)),
                ("commitments", models.JSONField(default=dict)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "indexes": [
                    models.Index(fields=["kind", "item"], name="people_even_kind_582509_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="events_count_from_one"
                    ),
                    models.UniqueConstraint(fields=("previous",), name="one_event_follows_another"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                ),
                name="an_organisation_ends_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor__isnull", True), ("until__isnull", False), _connector="OR"
                ),
                name="only_what_has_ended_has_a_successor",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "sector__in",
                        [
                            "council",
                            "health",
                            "police",
                            "fire",
                            "education",
                            "housing",
                            "voluntary",
                            "business",
                            "residents",
                            "other",
                        ],
                    )
                ),
                name="a_sector_that_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="office",
            index=models.Index(
                fields=["strategy", "board", "role"], name="people_offi_strateg_bf6d58_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                ),
                name="an_office_ends_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "member",
                            "officer",
                            "chair",
                            "secretary",
                            "analyst",
                            "data_owner",
                            "administrator",
                        ],
                    )
                ),
                name="a_role_that_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("board", ""), ("role", "administrator")),
                    models.Q(
                        models.Q(("role", "administrator"), _negated=True),
                        models.Q(("board", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="every_role_but_an_administrator_has_a_board",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("person", "strategy", "board", "role"),
                name="an_office_is_held_once_at_a_time",
            ),
        ),
    ]
