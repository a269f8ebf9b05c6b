"""What is kept of a mail: its thread and its new words, and nothing of who sent it."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.participation.comments.mailed import NotAMailError, read_mail

REFERENCE = "7KQ2-M9XF-3TRB"


def mail(words: str, subject: str = f"Re: your comment [{REFERENCE}]", **heads: str) -> bytes:
    made = EmailMessage()
    made["From"], made["To"] = "Asha <asha@example.org>", "wellbeing@example.org"
    made["Subject"], made["Message-ID"] = subject, "<1@example.org>"
    for name, value in heads.items():
        made[name.replace("_", "-")] = value
    made.set_content(words)
    return bytes(made)


def test_new_words_are_kept_without_what_was_quoted():
    words = "Not on Sundays.\n\nOn 3 June 2026, Luton <wellbeing@example.org> wrote:\n> It runs.\n"
    held = read_mail(mail(words))
    assert (held.reference, held.id, held.words) == (
        REFERENCE,
        "<1@example.org>",
        "Not on Sundays.",
    )
    assert "asha" not in repr(held)


@pytest.mark.parametrize(
    "head", ["-----Original Message-----", "From: wellbeing@example.org", "________________"]
)
def test_other_programs_quote_otherwise(head):
    assert read_mail(mail(f"Thanks.\n{head}\nIt runs.\n")).words == "Thanks."


def test_the_address_names_the_thread_before_the_subject():
    held = read_mail(mail("Yes.", "hello", Delivered_To=f"replies+{REFERENCE}@example.org"))
    assert held.reference == REFERENCE
    assert read_mail(mail("Yes.", "hello")).reference == ""


def test_a_page_is_read_as_words():
    made = EmailMessage()
    made["Subject"] = REFERENCE
    made.set_content("<p>Yes,<br>please</p><script>alert(1)</script>", subtype="html")
    assert read_mail(bytes(made)).words.split() == ["Yes,", "please"]


def test_attachments_are_counted_and_left_out():
    made = EmailMessage()
    made["Subject"] = REFERENCE
    made.set_content("See the picture.")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="me.png")
    held = read_mail(bytes(made))
    assert (held.words, held.attached) == ("See the picture.", 1)


@pytest.mark.parametrize(
    "heads", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"X_Autoreply": "yes"}]
)
def test_machines_are_not_answered(heads):
    assert read_mail(mail("I am away.", **heads)).automatic


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "no mail"), (b"x" * 1_000_001, "larger"), (mail("> quoted alone\n"), "no new words")],
)
def test_what_is_no_mail_says_why(content, told):
    with pytest.raises(NotAMailError, match=told):
        read_mail(content)


@given(st.binary(max_size=400))
def test_whatever_bytes_come_are_a_mail_or_told(content):
    try:
        read_mail(content)
    except NotAMailError as fault:
        assert str(fault)


@given(st.text(max_size=200))
def test_whatever_stands_in_a_header_is_read(told):
    made = f"Subject: {told}\nTo: {told}\nContent-Type: {told}\n\nwords\n"
    try:
        read_mail(made.encode("utf-8", "replace"))
    except NotAMailError as fault:
        assert str(fault)


def nested(head: bytes, deep: int) -> bytes:
    return b"To: a@example.org\n" + b"".join(head.replace(b"#", b"%d" % n) for n in range(deep))


@pytest.mark.parametrize(
    "content",
    [
        nested(b'Content-Type: multipart/mixed; boundary="b#"\n\n--b#\n', 1_200),
        nested(b"Content-Type: message/rfc822\n\n", 3_000),
        b"To: " + b"(" * 3_000 + b"\n\nwords\n",
    ],
)
def test_parts_within_parts_without_end_are_told(content):
    with pytest.raises(NotAMailError, match="without end"):
        read_mail(content)


@pytest.mark.parametrize(
    "content",
    [
        mail("-" * 20_000),
        mail("x<" * 10_000 + "@" * 10_000),
        b"To: " + b"a@example.org, " * 20_000 + b"\n\nwords\n",
        b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nwords\n",
    ],
    ids=["dashes", "brackets", "addresses", "words-in-code"],
)
def test_no_mail_keeps_the_machine_busy(content):
    began = time.process_time()
    read_mail(content)
    assert time.process_time() - began < 2
