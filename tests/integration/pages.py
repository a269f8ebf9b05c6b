"""A page as a test reads it, and the whole site read once from its front door."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client

VOID = {"meta", "link", "input", "br", "hr", "img", "source", "wbr"}


@dataclass
class Element:
    """One element: its name, its attributes, the text below it, the names of what is in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Element(tag, {name: value or "" for name, value in attrs})
        for outer in self._open:
            outer.inside.append(tag)
        self.elements.append(one)
        if tag not in VOID:
            self._open.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for outer in self._open:
            outer.text += data


@dataclass
class Page:
    """An answer of the site."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    sent: int

    @property
    def is_html(self) -> bool:
        return self.headers["Content-Type"].startswith("text/html")

    @property
    def text(self) -> str:
        return self.body.decode()

    @cached_property
    def elements(self) -> list[Element]:
        reader = _Reader()
        reader.feed(self.text)
        reader.close()
        return reader.elements

    def all(self, tag: str) -> list[Element]:
        return [one for one in self.elements if one.tag == tag]

    @cached_property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    @cached_property
    def links(self) -> list[str]:
        """Addresses that this page leads to, made absolute within the site."""
        held = (one.attributes.get("href", "") for one in self.elements if one.tag in {"a", "link"})
        return [urljoin(self.url, href) for href in held]


def get(url: str) -> Page:
    """The answer to a request that a browser would make."""
    response = Client(raise_request_exception=False).get(url, headers={"accept-encoding": "gzip"})
    assert not response.cookies, f"{url} sets a cookie"
    sent = b"".join(response) if response.streaming else response.content
    packed = response.headers.get("Content-Encoding") == "gzip"
    body = gzip.decompress(sent) if packed else sent
    return Page(url, response.status_code, dict(response.headers), body, len(sent))


def is_ours(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.scheme and not parts.netloc


def crawl(start: str = "/") -> dict[str, Page]:
    """Every page that can be reached by links, each once; static files are left out."""
    seen: dict[str, Page] = {}
    ahead = [start]
    while ahead:
        url = ahead.pop()
        if url in seen or url.startswith("/static/"):
            continue
        seen[url] = get(url)
        if seen[url].is_html:
            ahead.extend(one.partition("#")[0] for one in seen[url].links if is_ours(one))
    return seen
