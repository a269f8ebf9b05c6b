"""A running server under abuse: nothing unsafe is kept or shown, and honest people are served."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from bench.work_service import Service, service

FORM = "/comment/?about=report"
HOSTILE = (
    "<script>alert(1)</script>",
    "'; DROP TABLE participation_comment; --",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% include '/etc/passwd' %}",
    "\u202egnihton\u202c",
    '=HYPERLINK("http://bad.example")',
)


@pytest.fixture(scope="module")
def site(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The site behind a proxy that tells where each request came from."""
    with service(tmp_path_factory.mktemp("abuse"), store, "") as held:
        held.told["DJANGO_SETTINGS_MODULE"] = "bench.public_settings"
        held.ask("comments")
        held.start()
        yield held


class Answer:
    """What came back: status, heads and words."""

    def __init__(self, response: HTTPResponse) -> None:
        self.status, self.heads = response.status, dict(response.getheaders())
        self.text = response.read().decode("utf-8", "replace")


def ask(
    site: Service, method: str, path: str, network: str, body: bytes = b"", **heads: str
) -> Answer:
    with closing(HTTPConnection("127.0.0.1", site.port, timeout=30)) as line:
        told = {"X-Forwarded-For": network, "Content-Type": "application/x-www-form-urlencoded"}
        line.request(method, path, body, told | {k.replace("_", "-"): v for k, v in heads.items()})
        return Answer(line.getresponse())


def say(site: Service, network: str, **fields: str) -> Answer:
    return ask(site, "POST", FORM, network, urlencode(fields).encode())


def kept(site: Service) -> int:
    return int(site.ask("comments")["comments"])


def test_a_comment_of_a_megabyte_is_refused_and_the_next_person_served(site: Service) -> None:
    before = kept(site)

    assert say(site, "10.1.0.1", words="a" * 1_000_000).status == 413
    assert say(site, "10.1.0.1", words="a" * 100_000).status == 422

    assert say(site, "10.1.0.2", words="The bus is late.").status == 302
    assert kept(site) == before + 1


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_words(site: Service, words: str) -> None:
    answer = say(site, "10.2.0.1", words=words)

    page = ask(site, "GET", answer.heads["Location"], "10.2.0.1")
    assert page.status == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "\u202e" not in page.text
    assert "script-src" not in page.heads["Content-Security-Policy"]
    assert "default-src 'none'" in page.heads["Content-Security-Policy"]


@pytest.mark.parametrize("field", ["mail", "language", "may_publish", "begun", "website", "x"])
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_every_other_field_break_nothing(
    site: Service, field: str, words: str
) -> None:
    answer = say(site, f"10.3.{len(field)}.{HOSTILE.index(words)}", words="Good.", **{field: words})

    assert answer.status == (422 if field in {"mail", "language"} else 302)
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text


@pytest.mark.parametrize(
    "mail",
    ["a@example.org\r\nBcc: b@example.org", "a@example.org\nSubject: x", "a@example.org,b@c.de"],
)
def test_no_head_of_a_mail_can_be_smuggled_in(site: Service, mail: str) -> None:
    before = kept(site)

    assert say(site, "10.4.0.1", words="Good.", mail=mail).status == 422

    assert kept(site) == before


def test_a_flood_of_one_network_is_cut_off_and_others_are_served(site: Service) -> None:
    before = kept(site)

    found = [say(site, "10.5.0.1", words=f"flood {n}").status for n in range(45)]

    assert found.count(302) == 30
    assert set(found[30:]) == {429}
    assert say(site, "10.5.1.1", words="The bus is late.").status == 302
    assert kept(site) == before + 31


def test_guessing_references_is_cut_off_and_finds_nothing(site: Service) -> None:
    signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    guesses = [f"AAAA-AAAA-AA{one}{other}" for one in signs[:9] for other in signs[:9]]

    found = [ask(site, "GET", f"/comment/{one}/", "10.6.0.1").status for one in guesses]

    assert set(found[:60]) == {404}
    assert set(found[60:]) == {429}
    follow = [
        ask(site, "POST", "/comment/follow/", "10.6.0.2", urlencode({"reference": one}).encode())
        for one in guesses[:70]
    ]
    assert {one.status for one in follow[:60]} == {422}
    assert {one.status for one in follow[60:]} == {429}


@pytest.mark.parametrize(
    "about",
    ["../../etc/passwd", "measure/' OR 1=1 --", "priority/<script>", "x" * 5000, "measure/\x00"],
)
def test_an_address_that_names_nothing_is_no_way_in(site: Service, about: str) -> None:
    before = kept(site)

    answer = ask(
        site,
        "POST",
        f"/comment/?about={quote(about)}",
        "10.7.0.1",
        urlencode({"words": "x"}).encode(),
    )

    assert answer.status in {200, 404, 400, 414}
    assert "<script>" not in answer.text
    assert kept(site) == before


def test_broken_requests_are_answered_or_dropped_and_the_server_lives(site: Service) -> None:
    broken = (
        b"POST /comment/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
        b"POST /comment/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n",
        b"POST /comment/ HTTP/1.1\r\nHost: bad.example\r\nContent-Length: 0\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00" * 50,
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
    )
    for one in broken:
        with closing(socket.create_connection(("127.0.0.1", site.port), timeout=10)) as line:
            line.sendall(one)
            line.shutdown(socket.SHUT_WR)
            told = line.recv(200)
            assert b" 500 " not in told, (one[:60], told)

    many = urlencode([("words", "x")] + [(f"f{n}", "1") for n in range(1500)]).encode()
    assert ask(site, "POST", FORM, "10.8.0.1", many).status == 400
    assert ask(site, "POST", FORM, "10.8.0.1", b"words=%ff%fe%00").status in {302, 422}
    assert ask(site, "GET", "/", "10.8.0.2").status == 200


def test_only_the_holder_of_a_reference_reads_a_thread(site: Service) -> None:
    first = say(site, "10.9.0.1", words="It is about my street alone.").heads["Location"]
    second = say(site, "10.9.0.2", words="Other words.").heads["Location"]
    reference = re.sub(r"[^0-9A-Z]", "", first)

    assert "my street alone" not in ask(site, "GET", second, "10.9.0.2").text
    for path in ("/have-your-say/", "/have-your-say.csv", "/report/", "/comment/"):
        told = ask(site, "GET", path, "10.9.0.3").text
        assert "my street alone" not in told
        assert reference not in re.sub(r"[^0-9A-Z]", "", told)
