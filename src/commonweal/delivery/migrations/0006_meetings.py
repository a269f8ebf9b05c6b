"""Tables of meetings, decisions, challenges and assurance."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0005_plans"),
        ("people", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=16)),
                ("title", models.CharField(max_length=300)),
                ("about", models.CharField(blank=True, max_length=30)),
                ("about_id", models.CharField(blank=True, max_length=120)),
                ("ask", models.TextField(blank=True)),
                ("paper", models.TextField(blank=True)),
                (
                    "exempt_ground",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Individual"),
                            (2, "Identity"),
                            (3, "Business Affairs"),
                            (4, "Labour Relations"),
                            (5, "Legal Privilege"),
                            (6, "Notices And Orders"),
                            (7, "Crime"),
                        ],
                        null=True,
                    ),
                ),
                ("public_interest", models.TextField(blank=True)),
                ("late_why", models.TextField(blank=True)),
                ("added_on", models.DateField()),
                ("withdrawn_why", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["meeting", "number"],
            },
        ),
        migrations.CreateModel(
            name="DecisionCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("strategy", models.SlugField(max_length=80, unique=True)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="AssuranceStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("strategy", models.SlugField(max_length=80)),
                ("edition", models.CharField(max_length=12)),
                ("board", models.SlugField(max_length=80)),
                ("scope", models.CharField(max_length=200)),
                (
                    "opinion",
                    models.CharField(
                        choices=[
                            ("full", "Full"),
                            ("substantial", "Substantial"),
                            ("limited", "Limited"),
                            ("none", "None"),
                        ],
                        max_length=11,
                    ),
                ),
                ("evidence", models.TextField()),
                ("given_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["board", "scope", "given_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opinion__in", ["full", "substantial", "limited", "none"])
                        ),
                        name="an_opinion_that_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_on__gt", models.F("given_on"))),
                        name="an_assurance_holds_for_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence", ""), _negated=True),
                        name="an_assurance_names_its_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on__isnull", True),
                            models.Q(("withdrawn_why", ""), _negated=True),
                            _connector="XOR",
                        ),
                        name="an_assurance_is_withdrawn_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("present", "present"),
                            ("apologies", "apologies"),
                            ("substitute", "substitute"),
                        ],
                        max_length=10,
                    ),
                ),
                ("votes", models.BooleanField(default=True)),
                (
                    "in_place_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="people.office",
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
            name="Challenge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("strategy", models.SlugField(max_length=80)),
                ("edition", models.CharField(max_length=12)),
                ("from_board", models.SlugField(max_length=80)),
                ("to_board", models.SlugField(blank=True, max_length=80)),
                ("to_organisation", models.SlugField(blank=True, max_length=80)),
                ("about", models.CharField(max_length=30)),
                ("about_id", models.CharField(max_length=120)),
                ("words", models.TextField()),
                ("made_on", models.DateField()),
                ("due", models.DateField()),
                ("response", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closed_why", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["due", "pk"],
                "indexes": [
                    models.Index(
                        fields=["strategy", "to_board"], name="delivery_ch_strateg_e75792_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_board", ""), ("to_organisation", ""), _connector="XOR"
                        ),
                        name="a_challenge_goes_to_a_board_or_an_organisation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_board", models.F("from_board")), _negated=True),
                        name="no_board_challenges_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due__gt", models.F("made_on"))),
                        name="a_challenge_leaves_time_to_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True),
                            models.Q(("response", ""), _negated=True),
                            _connector="XOR",
                        ),
                        name="a_challenge_is_answered_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_why", ""), _negated=True),
                            _connector="XOR",
                        ),
                        name="a_challenge_is_closed_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("strategy", models.SlugField(max_length=80)),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField()),
                ("decided_on", models.DateField()),
                ("delegation", models.CharField(blank=True, max_length=300)),
                ("in_favour", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("against", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("abstained", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("casting_vote", models.BooleanField(default=False)),
                ("key", models.BooleanField(default=False)),
                ("call_in_until", models.DateField(blank=True, null=True)),
                ("not_before", models.DateField(blank=True, null=True)),
                ("equality_impact", models.TextField(blank=True)),
                ("no_equality_impact_why", models.TextField(blank=True)),
                ("release", models.CharField(max_length=12)),
                ("edition", models.CharField(max_length=12)),
                ("evidence_day", models.DateField()),
                ("chain_head", models.CharField(max_length=64)),
                ("rescinded_on", models.DateField(blank=True, null=True)),
                ("rescinded_why", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="delivery.agendaitem",
                    ),
                ),
            ],
            options={
                "ordering": ["strategy", "number"],
            },
        ),
        migrations.CreateModel(
            name="DecisionInterest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrew", models.BooleanField()),
                (
                    "attendance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="delivery.attendance",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interests",
                        to="delivery.decision",
                    ),
                ),
                (
                    "interest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.interest",
                    ),
                ),
            ],
            options={
                "ordering": ["decision", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DecisionServes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("item", models.CharField(max_length=120)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="serves",
                        to="delivery.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["decision", "kind", "item"],
            },
        ),
        migrations.CreateModel(
            name="Endorsement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("body", models.SlugField(max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("awaited", "awaited"),
                            ("given", "given"),
                            ("refused", "refused"),
                        ],
                        default="awaited",
                        max_length=8,
                    ),
                ),
                ("on", models.DateField(blank=True, null=True)),
                ("words", models.TextField(blank=True)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endorsements",
                        to="delivery.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["decision", "body"],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("strategy", models.SlugField(max_length=80)),
                ("board", models.SlugField(max_length=80)),
                ("edition", models.CharField(max_length=12)),
                ("starts_at", models.DateTimeField()),
                ("place", models.CharField(max_length=200)),
                ("quorum", models.PositiveSmallIntegerField()),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("papers_out", "Papers Out"),
                            ("held", "Held"),
                            ("minutes_approved", "Minutes Approved"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="planned",
                        max_length=16,
                    ),
                ),
                ("called_on", models.DateField()),
                ("papers_out_on", models.DateField(blank=True, null=True)),
                ("late_papers_why", models.TextField(blank=True)),
                ("cancelled_why", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["strategy", "board", "starts_at"],
                        name="delivery_me_strateg_e95965_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stage__in",
                                ["planned", "papers_out", "held", "minutes_approved", "cancelled"],
                            )
                        ),
                        name="a_stage_of_a_meeting_that_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quorum__gte", 1)), name="a_quorum_is_one_or_more"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stage", "cancelled"), ("cancelled_why", ""), _connector="XOR"
                        ),
                        name="a_cancelled_meeting_says_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stage", "cancelled"), _negated=True),
                        fields=("strategy", "board", "starts_at"),
                        name="a_board_meets_once_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenPack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("html", "html"),
                            ("pdf", "pdf"),
                            ("docx", "docx"),
                            ("json", "json"),
                        ],
                        max_length=4,
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("file_name", models.CharField(max_length=120)),
                ("size", models.PositiveIntegerField()),
                ("release", models.CharField(max_length=12)),
                ("edition", models.CharField(max_length=12)),
                ("day", models.DateField()),
                ("chain_head", models.CharField(max_length=64)),
                ("code_version", models.CharField(max_length=64)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="delivery.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "day", "kind", "pk"],
            },
        ),
        migrations.AddField(
            model_name="attendance",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attendance",
                to="delivery.meeting",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="delivery.meeting",
            ),
        ),
        migrations.CreateModel(
            name="MeetingAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("organisation", models.SlugField(max_length=80)),
                ("office", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("due", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closed_why", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="delivery.decision",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="delivery.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["due", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("words", models.TextField()),
                ("exempt_words", models.TextField(blank=True)),
                ("written_on", models.DateField()),
                ("approved_on", models.DateField(blank=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="delivery.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "number"],
            },
        ),
        migrations.CreateModel(
            name="PollingDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("strategy", models.SlugField(max_length=80)),
                ("what", models.CharField(max_length=120)),
                ("polling_on", models.DateField()),
                ("notice_on", models.DateField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["polling_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("notice_on__isnull", True),
                            ("notice_on__lt", models.F("polling_on")),
                            _connector="OR",
                        ),
                        name="the_notice_comes_before_the_poll",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_why", "")),
                        fields=("strategy", "polling_on"),
                        name="a_polling_day_stands_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RaisedItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("strategy", models.SlugField(max_length=80)),
                ("from_body", models.SlugField(max_length=80)),
                ("to_board", models.SlugField(max_length=80)),
                ("title", models.CharField(max_length=300)),
                ("words", models.TextField()),
                ("ask", models.TextField()),
                ("raised_on", models.DateField()),
                ("taken_up_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closed_why", models.TextField(blank=True)),
                (
                    "taken_up",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="raised",
                        to="delivery.agendaitem",
                    ),
                ),
            ],
            options={
                "ordering": ["raised_on", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                fields=["strategy", "decided_on"], name="delivery_de_strateg_bf9ede_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                fields=("strategy", "number"), name="a_decision_has_its_own_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="a_decision_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("equality_impact", ""), _negated=True),
                    models.Q(("no_equality_impact_why", ""), _negated=True),
                    _connector="XOR",
                ),
                name="a_decision_has_its_equality_impact_or_why_none",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("abstained__isnull", True),
                        ("against__isnull", True),
                        ("in_favour__isnull", True),
                    ),
                    models.Q(
                        ("abstained__isnull", False),
                        ("against__isnull", False),
                        ("in_favour__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="a_vote_is_counted_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("rescinded_on__isnull", True),
                    models.Q(("rescinded_why", ""), _negated=True),
                    _connector="XOR",
                ),
                name="a_decision_is_rescinded_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="decisioninterest",
            constraint=models.UniqueConstraint(
                fields=("decision", "interest"), name="an_interest_is_declared_once_a_decision"
            ),
        ),
        migrations.AddIndex(
            model_name="decisionserves",
            index=models.Index(fields=["kind", "item"], name="delivery_de_kind_f28fd5_idx"),
        ),
        migrations.AddConstraint(
            model_name="decisionserves",
            constraint=models.UniqueConstraint(
                fields=("decision", "kind", "item"), name="a_decision_serves_a_thing_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="endorsement",
            constraint=models.UniqueConstraint(
                fields=("decision", "body"), name="a_body_endorses_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="endorsement",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "awaited"), ("on__isnull", False), _connector="XOR"),
                name="an_endorsement_was_given_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="frozenpack",
            constraint=models.UniqueConstraint(
                fields=("meeting", "kind", "sha256"), name="a_pack_is_frozen_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("office__isnull", False), ("organisation__isnull", False), _connector="XOR"
                ),
                name="an_office_or_an_organisation_attends",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("presence", "substitute"), ("in_place_of__isnull", True), _connector="XOR"
                ),
                name="a_substitute_sits_for_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_place_of__isnull", True),
                    models.Q(("in_place_of", models.F("office")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_sits_in_place_of_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("meeting", "office"), name="an_office_attends_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("meeting", "organisation"), name="an_organisation_attends_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                fields=("meeting", "number"), name="an_agenda_numbers_each_item_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("about", ""), _negated=True), ("withdrawn_why", "")),
                fields=("meeting", "kind", "about", "about_id"),
                name="one_thing_stands_once_on_an_agenda",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("exempt_ground__isnull", True), ("public_interest", "")),
                    models.Q(
                        ("exempt_ground__in", [1, 2, 3, 4, 5, 6, 7]),
                        models.Q(("public_interest", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="an_exempt_item_has_its_ground_and_test",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_on__isnull", True),
                    models.Q(("closed_why", ""), _negated=True),
                    _connector="XOR",
                ),
                name="an_action_of_a_meeting_is_closed_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("due__gte", models.F("since"))),
                name="an_action_is_due_after_it_was_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(
                fields=("meeting", "number"), name="minutes_number_each_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(
                condition=models.Q(("approved_on__isnull", False)),
                fields=("meeting",),
                name="minutes_are_approved_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_by__isnull", True), ("approved_on__isnull", True)),
                    models.Q(("approved_by__isnull", False), ("approved_on__isnull", False)),
                    _connector="OR",
                ),
                name="minutes_are_approved_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="raiseditem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_on__isnull", True),
                    models.Q(("closed_why", ""), _negated=True),
                    _connector="XOR",
                ),
                name="a_raised_item_is_closed_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="raiseditem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_up__isnull", True), ("taken_up_on__isnull", False), _connector="XOR"
                ),
                name="a_raised_item_is_taken_up_on_a_day",
            ),
        ),
    ]
