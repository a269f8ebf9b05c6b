"""The text of a tagged paper, block by block as its tags have it, each line in reading order.

A reader that guesses from places alone splits what joins letters in Urdu. Here each run of glyphs
names its letters, and the places order no more than the runs of one line from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any

import pikepdf

_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_BLOCKS = {"/P", "/H1", "/H2", "/H3", "/LBody", "/Div", "/Sect"}
_FROM_RIGHT = re.compile("[\u0600-\u06ff]")
_BROKEN = ("-", "–", "/")
Letters = dict[int, str]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that stand together on a sheet, and where: the sheet, its left end, its line."""

    text: str
    sheet: int
    left: float
    line: float

    @property
    def from_right(self) -> bool:
        return bool(_FROM_RIGHT.search(self.text))


@dataclass(slots=True)
class Mark:
    """Marked content that is open: its number, whether its glyphs are turned, what it says instead.

    ``instead`` holds the words of glyphs that spell none; they are said once.
    """

    number: int | None = None
    turned: bool = False
    instead: list[str] | None = None

    def said(self) -> str:
        return self.instead.pop() if self.instead else ""


def _mark(operands: Any, around: Mark) -> Mark:
    told = operands[1] if len(operands) > 1 else {}
    held = told if isinstance(told, pikepdf.Dictionary) else {}
    number = int(held["/MCID"]) if "/MCID" in held else around.number
    instead = [str(held["/ActualText"])] if "/ActualText" in held else around.instead
    return Mark(number, around.turned or operands[0] == "/ReversedChars", instead)


BREAK = Run("\n", -1, 0, 0)


def tagged_text(paper: bytes) -> str:
    """The words of every block, a line each; artifacts such as a foot are no part of it."""
    with pikepdf.open(BytesIO(paper)) as pdf:
        marked = {page.obj.objgen: _of_page(page, n) for n, page in enumerate(pdf.pages)}
        runs = list(_walk(pdf.Root.StructTreeRoot.K, marked, None))
        from_right = str(pdf.Root.get("/Lang", "")).startswith("ur")
    lines = [list(held) for _where, held in groupby(runs, key=lambda one: (one.sheet, one.line))]
    told = "".join(_line(one, from_right=from_right) for one in lines)
    return "\n".join(" ".join(one.split()) for one in told.split("\n") if one.strip())


def _line(held: list[Run], *, from_right: bool) -> str:
    """The words of one line; the space at which it was broken stands on no sheet."""
    told = "".join(one.text for one in (_ordered(held) if from_right else held))
    return told if told.endswith(_BROKEN) else told + " "


def _ordered(line: list[Run]) -> Iterator[Run]:
    """The runs of one line as they are read: from the right, but Latin words from the left.

    What lies between two such words, a space or a stroke, is read with them.
    """
    waiting: list[Run] = []
    for one in sorted(line, key=lambda run: -run.left):
        if one.from_right or re.search(r"\d", one.text):  # each figure is set in a box of its own
            yield from _from_left(waiting)
            waiting = []
            yield one
        else:
            waiting.append(one)
    yield from _from_left(waiting)


def _from_left(held: list[Run]) -> Iterator[Run]:
    """Runs found from the right, the outer ones without a letter or figure left where they are."""
    first = next((n for n, one in enumerate(held) if re.search(r"\w", one.text)), len(held))
    last = next((n for n in range(len(held), 0, -1) if re.search(r"\w", held[n - 1].text)), first)
    yield from held[:first]
    yield from reversed(held[first:last])
    yield from held[last:]


def _walk(node: Any, marked: dict[Any, dict[int, list[Run]]], page: Any) -> Iterator[Run]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _walk(one, marked, page)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.Pg.objgen if "/Pg" in node else page
        if node.get("/Type") == "/MCR":
            yield from marked[page].get(int(node.MCID), ())
        elif "/K" in node:
            line = [BREAK] if str(node.get("/S", "")) in _BLOCKS else []
            yield from line
            yield from _walk(node.K, marked, page)
            yield from line
    elif node is not None:
        yield from marked[page].get(int(node), ())


def _of_page(page: pikepdf.Page, sheet: int) -> dict[int, list[Run]]:
    """The runs of each piece of marked content, by its number."""
    letters = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    found: dict[int, list[Run]] = {}
    open_: list[Mark] = []
    held: Letters = {}
    places = [pikepdf.Matrix()]
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "q":
            places.append(places[-1])
        elif name == "Q":
            places.pop()
        elif name == "cm":
            places[-1] = pikepdf.Matrix(*map(float, operands)) @ places[-1]
        elif name in {"BDC", "BMC"}:
            open_.append(_mark(operands, open_[-1] if open_ else Mark()))
        elif name == "EMC":
            open_.pop()
        elif name == "Tf":
            held = letters[str(operands[0])]
        elif name in {"Tj", "TJ"} and open_ and open_[-1].number is not None:
            mark, at = open_[-1], places[-1]
            text = (
                mark.said()
                if mark.instead is not None
                else _run(operands[0], held, turned=mark.turned)
            )
            run = Run(text, sheet, at.e, round(at.f, 1))
            found.setdefault(mark.number, []).append(run)
    return found


def _run(shown: Any, letters: Letters, *, turned: bool) -> str:
    """One run of glyphs; where they stand from right to left the last comes first."""
    parts = [shown] if isinstance(shown, pikepdf.String) else [
        one for one in shown if isinstance(one, pikepdf.String)]  # fmt: skip
    raw = b"".join(bytes(one) for one in parts)
    told = [letters.get(int.from_bytes(raw[n : n + 2]), "") for n in range(0, len(raw), 2)]
    return "".join(reversed(told) if turned else told)


def _letters(font: Any) -> Letters:
    """What each glyph of a font stands for."""
    if "/ToUnicode" not in font:
        return {}
    told, found = font.ToUnicode.read_bytes(), {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", told, re.DOTALL):
        found |= {int(a, 16): _unicode(b) for a, b in _CHAR.findall(block)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", told, re.DOTALL):
        for first, last, to in _RANGE.findall(block):
            start, text = int(first, 16), _unicode(to)
            found |= {n: text[:-1] + chr(ord(text[-1]) + n - start)
                      for n in range(start, int(last, 16) + 1)}  # fmt: skip
    return found


def _unicode(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
