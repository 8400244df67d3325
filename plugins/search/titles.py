"""The titles of all documents by letter, for those who read without a script.

An edit that changes no title costs a digest: how the titles are arranged is kept, letter by letter. Another title
arranges the letters anew under which it stood and stands; lines are written only for the pages that change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from plugins.engine.fingerprint import joined
from plugins.engine.page import Crumb, Head, Page, Planned
from plugins.engine.theme import Words
from plugins.engine.words import number_text, short_date
from plugins.newsroom.model import Article, Newsroom
from plugins.newsroom.views import PageLink
from plugins.ppid.model import PublicInformation
from plugins.registers.names import words_of
from plugins.search.ledger import Shelf
from plugins.tags.index import letter_of
from plugins.tags.views import IndexGroup, IndexLine, IndexView

SEARCH = "cari/"
TITLES = "cari/judul/"
PART = 300
"""Titles on one page."""
_END = "\0"
"""Below every character: texts with it in between are in the order of their parts."""


class Line(NamedTuple):
    """A title, where it leads, the kind of its document, and the day as an ordinal or 0."""

    title: str
    address: str
    kind: str
    day: int = 0


Plan = tuple[tuple[str, str, tuple[str, ...]], ...]
"""The letters in their order, each with the digest of all that stands under it and those of its pages."""


class Titled:
    """The documents that have a title; ``information`` is ``None`` where the office has no open information yet."""

    def __init__(self, newsroom: Newsroom, information: PublicInformation | None) -> None:
        self.newsroom, self.information = newsroom, information

    def lines(self) -> Iterator[Article | Line]:
        """What a line is made of for every document; articles, of which there are many, as they are."""
        for article in self.newsroom.articles:
            if not article.card.withdrawn:
                yield article
        for page in self.newsroom.standing:
            yield Line(page.meta.judul, page.address, "halaman")
        if self.information is not None:
            for item in self.information.items:
                yield Line(item.title, item.address, "informasi")
            for closed in self.information.exempt_items:
                yield Line(closed.title, closed.address, "dikecualikan")

    @cached_property
    def digest(self) -> str:
        """What tells whether any line is new, without making them; and whether any card is."""
        articles = self.newsroom.articles
        # No address and no digest has a line of its own in it.
        parts = ["\n".join([one.address for one in articles]), "\n".join([one.card_digest for one in articles])]
        parts += [f"{page.address} {page.meta.judul}" for page in self.newsroom.standing]
        if self.information is not None:
            parts += [f"{item.address} {item.updated} {item.title}" for item in self.information.items]
            parts += [f"{closed.address} {closed.title}" for closed in self.information.exempt_items]
        return joined(parts)


class TitlePages:
    """Plans the pages of titles. ``shaping`` covers all that shapes every page beside the documents."""

    def __init__(self, titled: Titled, words: Words, shelf: Shelf, shaping: str) -> None:
        self._titled, self._words, self._shelf, self._shaping = titled, words, shelf, shaping
        self._arranged: dict[str, Sequence[Line]] = {}

    @cached_property
    def plan(self) -> Plan:
        """How the titles are arranged, as it is kept or anew."""
        self._shelf.hold(self._keys_key)
        key = joined(("cari-judul", self._shaping))
        kept = self._shelf.reading(key)
        titled: str
        known: Plan
        titled, known = kept if isinstance(kept, tuple) else ("", ())
        if titled == self._titled.digest:
            return known
        marks = {digest: marks for _, digest, marks in known}
        plan = []
        for letter, held in self._letters.items():
            digest = joined(("\n".join([_told(one) for _, one in held]), letter))
            plan.append((letter, digest, marks.get(digest) or _marks(self._lines(letter))))
        self._shelf.remember(key, (self._titled.digest, tuple(plan)))
        return tuple(plan)

    @property
    def links(self) -> tuple[PageLink, ...]:
        """The ways to the letters."""
        return tuple(PageLink(self._label(letter), f"{TITLES}{letter}/") for letter, *_ in self.plan)

    def pages(self) -> Iterator[Planned]:
        """The pages of every letter."""
        letters = " ".join(letter for letter, *_ in self.plan)
        for letter, _, marks in self.plan:
            for part, mark in enumerate(marks):
                title = self._title(letter, part)
                shown = joined((self._shaping, letters, letter, str(part), str(len(marks)), mark))
                make = partial(self._page, letter, part, len(marks))
                yield Planned(self._address(letter, part), title, shown, make)

    def _page(self, letter: str, part: int, count: int) -> Page:
        words, title = self._words.search.titles, self._title(letter, part)
        onward = (PageLink(words.next, self._address(letter, part + 1)),) if part + 1 < count else ()
        here = self._address(letter, 0)
        marked = tuple(PageLink(link.title, link.address, link.address == here) for link in self.links)
        lines = self._lines(letter)[part * PART : (part + 1) * PART]
        return Page(
            address=self._address(letter, part),
            template="entries.html",
            title=title,
            model=IndexView(
                title=title,
                intro=words.intro,
                facets=(*marked, *onward),
                letters=(),
                headings=(IndexGroup(self._label(letter), letter, tuple(self._line(line) for line in lines)),),
                tree=(),
                files=(),
                empty="",
            ),
            crumbs=(
                Crumb(self._words.newsroom.untitled_home, ""),
                Crumb(self._words.search.title, SEARCH),
                Crumb(title),
            ),
            head=Head(description=words.intro),
        )

    def _line(self, line: Line) -> IndexLine:
        kind = self._words.search.kinds[line.kind]
        note = f"{kind}, {short_date(date.fromordinal(line.day))}" if line.day else kind
        return IndexLine(line.title, line.address, note)

    @cached_property
    def _letters(self) -> Mapping[str, Sequence[tuple[str, Article | Line]]]:
        """What stands under each letter, with what it is arranged by, as it comes; letters in the alphabet's order.

        Digits are first, signs last. What a title is arranged by, its letter and its words, is kept: words are slow to
        fold.
        """
        kept = self._shelf.reading(self._keys_key)
        known = kept if isinstance(kept, dict) else {}
        keys: dict[str, str] = {}
        groups: dict[str, list[tuple[str, Article | Line]]] = {}
        for one in self._titled.lines():
            title = one.title if isinstance(one, Line) else one.card.title
            key = keys[title] = known.get(title) or _key(title)
            groups.setdefault(key.partition(_END)[0], []).append((key, one))
        self._shelf.remember(self._keys_key, keys)
        return {
            letter: groups[letter] for letter in sorted(groups, key=lambda one: (one == "lain", one != "angka", one))
        }

    def _lines(self, letter: str) -> Sequence[Line]:
        """The lines of a letter in their order."""
        if letter not in self._arranged:
            held = sorted(self._letters[letter], key=lambda one: (one[0], one[1].address))
            self._arranged[letter] = [_line_of(one) for _, one in held]
        return self._arranged[letter]

    @property
    def _keys_key(self) -> str:
        return joined(("cari-abjad", self._shaping))

    def _title(self, letter: str, part: int) -> str:
        words, label = self._words.search.titles, self._label(letter)
        if not part:
            return str(words.title.format(letter=label))
        return str(words.part.format(letter=label, part=number_text(part + 1)))

    def _label(self, letter: str) -> str:
        index = self._words.tags.index
        return {"angka": str(index.digits), "lain": str(index.others)}.get(letter, letter.upper())

    @staticmethod
    def _address(letter: str, part: int) -> str:
        return f"{TITLES}{letter}/" if not part else f"{TITLES}{letter}/{part + 1}/"


def _key(title: str) -> str:
    return _END.join((letter_of(title), *words_of(title)))


def _told(one: Article | Line) -> str:
    """What covers a line, without making it: `Titled.digest` says the same of all."""
    if isinstance(one, Line):
        return f"{one.title}\n{one.address}\n{one.kind}"
    return f"{one.address} {one.card_digest}"


def _line_of(one: Article | Line) -> Line:
    if isinstance(one, Line):
        return one
    return Line(one.card.title, one.address, one.card.kind, one.day.toordinal())


def _marks(lines: Sequence[Line]) -> tuple[str, ...]:
    """The digest of each page of a letter."""
    told = ["\n".join((line.title, line.address, line.kind, str(line.day))) for line in lines]
    return tuple(joined(told[start : start + PART]) for start in range(0, len(told), PART))
