"""What the pages of all entries are made with: the layout, the index of articles, and each teaser made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from plugins.engine.components import SourceLink
from plugins.engine.fingerprint import joined
from plugins.engine.theme import Words
from plugins.engine.words import number_text, short_date
from plugins.newsroom.layout import Layout
from plugins.newsroom.model import Article, Newsroom
from plugins.newsroom.views import Chip, ChipGroup, Teaser
from plugins.registers.model import AnyEntry, Body, Official, Post, Register, Registers
from plugins.tags.model import Holdings, collect
from plugins.tags.relations import Relations, relations_of
from plugins.tags.views import PostLine

TOGETHER = 8
"""How many entries of each register a page names as appearing together with its own."""

_FEW = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that lays out entries; the pages of regions are made with it too.

    An article stands on the pages of all its entries: its teaser is made once (`teaser`).
    """

    layout: Layout
    holdings: Holdings
    relations: Relations
    _teasers: dict[str, Teaser] = field(default_factory=dict, repr=False, compare=False)
    _marks: dict[str, tuple[str, Sequence[str]]] = field(default_factory=dict, repr=False, compare=False)
    _together: dict[str, tuple[ChipGroup, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def registers(self) -> Registers:
        """The official vocabulary."""
        return self.layout.registers

    @property
    def words(self) -> Words:
        """The words of this room."""
        words: Words = self.layout.words.tags
        return words

    def teaser(self, article: Article) -> Teaser:
        """An article as the pages of its entries show it."""
        if article.address not in self._teasers:
            self._teasers[article.address] = self.layout.teaser(article)
        return self._teasers[article.address]

    def mark(self, entry: AnyEntry) -> str:
        """What shapes the page of an entry beside what shapes every page: the registers and its articles."""
        return self._marked(entry)[0]

    def teaser_marks(self, entry: AnyEntry) -> Sequence[str]:
        """The marks of the teasers of an entry's articles, in their order."""
        return self._marked(entry)[1]

    def _marked(self, entry: AnyEntry) -> tuple[str, Sequence[str]]:
        """The mark of an entry and those of its articles, put together once for all its pages and files."""
        if entry.address not in self._marks:
            held = self.layout.teaser_marks(self.holdings.of(entry))
            self._marks[entry.address] = joined((self.layout.mark, entry.address, "".join(held))), held
        return self._marks[entry.address]

    def address(self, entry: AnyEntry) -> str:
        """The address of an entry's page, or "" where no plugin makes it."""
        return entry.address if entry.address in self.layout.published else ""

    def chip(self, entry: AnyEntry, note: str = "") -> Chip:
        """A link to an entry."""
        return Chip(entry.name, self.address(entry), note)

    def count(self, number: int) -> str:
        """A number of articles in words."""
        return str(self.words.count.format(number=_figures(number)))

    def together(self, entry: AnyEntry) -> tuple[ChipGroup, ...]:
        """Who and what appears in the same articles, by register, with the number of articles where it is several.

        Counted once: the search reads a page that is laid out again to be written.
        """
        if entry.address not in self._together:
            self._together[entry.address] = self._counted(entry)
        return self._together[entry.address]

    def _counted(self, entry: AnyEntry) -> tuple[ChipGroup, ...]:
        titles = self.layout.words.newsroom.registers
        found = self.holdings.together(entry, TOGETHER)
        return tuple(
            ChipGroup(
                titles[register.value],
                tuple(self.chip(other, self.count(number) if number > 1 else "") for other, number in ranked),
            )
            for register, ranked in found.items()
            if ranked
        )

    def post_of(self, post: Post) -> PostLine:
        """A post as the page of its official shows it, with the body."""
        body = self.holdings.entry(Register.LEMBAGA, post.body)
        name, address = ("", "") if body is None else (body.name, self.address(body))
        return PostLine(self.when(post), post.title, name, address, source_link(post.source))

    def holder_of(self, official: Official, post: Post) -> PostLine:
        """A post as the page of its body shows it, with the official."""
        return PostLine(self.when(post), post.title, official.name, self.address(official), source_link(post.source))

    def post_in_words(self, post: Post) -> str:
        """A post on one line: title and body, by its short name where it has one."""
        body = self.holdings.entry(Register.LEMBAGA, post.body)
        if not isinstance(body, Body):
            return post.title
        return f"{post.title}, {body.short_name or body.name}"

    def when(self, post: Post) -> str:
        """The time of a post in words: no day is told that the register does not know."""
        words = self.words.posts
        if post.start and post.end:
            return str(words.from_to.format(start=short_date(post.start), end=short_date(post.end)))
        if post.start:
            return str(words.since.format(start=short_date(post.start)))
        known = [str(words.until.format(end=short_date(post.end)))] if post.end else []
        known += [self._attested(post.attested)] if post.attested else []
        return "; ".join(known) or str(words.unknown)

    def _attested(self, days: tuple[date, ...]) -> str:
        words, shown = self.words.posts, [short_date(day) for day in sorted(set(days))]
        if len(shown) > _FEW:
            return str(words.attested_between.format(first=shown[0], last=shown[-1]))
        *others, last = shown
        text = words.together.format(others=", ".join(others), last=last) if others else last
        return str(words.attested.format(days=text))


def desk_of(newsroom: Newsroom, layout: Layout) -> Desk:
    """The desk of one build."""
    holdings = collect(newsroom.articles, layout.registers)
    return Desk(
        layout=layout,
        holdings=holdings,
        relations=relations_of(layout.registers, holdings),
    )


@lru_cache(maxsize=4096)
def _figures(number: int) -> str:
    """A number in words; pages of entries say the same few thousands of times."""
    return number_text(number)


def source_link(text: str) -> SourceLink | None:
    """The source of a fact: linked where it is a full address; ``None`` where there is none."""
    if not text:
        return None
    return SourceLink(text, text if is_address(text) else "")


def is_address(text: str) -> bool:
    """Whether a text is nothing but a full web address.

    >>> is_address("https://a.example/x"), is_address("Laporan di https://a.example/")
    (True, False)
    """
    if any(char.isspace() for char in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
