"""The search page: its filters, and the ways to every document without a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from plugins.engine.page import Crumb, Head, Page
from plugins.engine.theme import Words
from plugins.newsroom.model import Newsroom
from plugins.newsroom.views import PageLink
from plugins.ppid.model import PublicInformation
from plugins.registers.model import Register, Registers
from plugins.registers.names import words_of
from plugins.search.index import SCRIPT
from plugins.search.model import CLASSES, KINDS
from plugins.search.titles import SEARCH
from plugins.search.views import Choice, Filter, SearchView

_MANY_REGIONS = 60


class SearchPage(Struct, frozen=True):
    """Lays out the search page. ``information`` is ``None`` where the office has no open information yet."""

    newsroom: Newsroom
    registers: Registers
    information: PublicInformation | None
    words: Words

    def page(self, letters: tuple[PageLink, ...]) -> Page:
        """The search page; ``letters`` lead to the titles."""
        words = self.words.search
        return Page(
            address=SEARCH,
            template="cari.html",
            title=words.title,
            model=SearchView(
                title=words.title,
                intro=words.intro,
                filters=tuple(one for one in self._filters() if one.choices),
                script=SCRIPT,
                letters=letters,
                lists=tuple(self._lists()),
            ),
            crumbs=(Crumb(self.words.newsroom.untitled_home, ""), Crumb(words.title)),
            head=Head(description=words.description),
        )

    def _filters(self) -> Iterator[Filter]:
        words = self.words.search
        yield self._filter("jenis", [Choice(kind, words.kinds[kind]) for kind in KINDS])
        yield self._filter("kelas", [Choice(name, words.classes[name]) for name in CLASSES])
        entries = {pair for article in self.newsroom.articles for pair in article.card.entries}
        used = {name for kind, name in entries if kind == Register.TOPIK.value}
        topics = [topic for topic in self.registers.topics.values() if topic.id in used]
        yield self._filter(
            "topik", [Choice(one.id, one.name) for one in sorted(topics, key=lambda one: words_of(one.name))]
        )
        years = {article.moment.year for article in self.newsroom.articles}
        if self.information is not None:
            years |= {item.updated.year for item in self.information.items if item.updated}
        yield self._filter("tahun", [Choice(str(year), str(year)) for year in sorted(years, reverse=True)])
        yield self._filter("wilayah", self._regions({name for kind, name in entries if kind == Register.WILAYAH.value}))

    def _filter(self, name: str, choices: Sequence[Choice]) -> Filter:
        words = self.words.search
        return Filter(name, words.filters[name], words.everything[name], tuple(choices))

    def _regions(self, used: set[str]) -> list[Choice]:
        """The regions of articles with their provinces; only the provinces where there are many."""
        table = self.registers.regions
        found = [table[code] for code in sorted(used) if code in table]
        above = {one.parent for one in found if one.parent in table}
        shown = {one.id for one in found} | above
        if len(shown) > _MANY_REGIONS:
            shown = above | {one.id for one in found if one.parent is None}
        return [Choice(code, table[code].name) for code in sorted(code for code in shown if code is not None)]

    def _lists(self) -> Iterator[PageLink]:
        words = self.words
        yield PageLink(words.newsroom.lists.all, "berita/")
        yield from (PageLink(str(words.newsroom.registers[one.value]), f"{one.value}/") for one in Register)
        if self.information is not None:
            yield PageLink(words.search.dip, "ppid/daftar-informasi-publik/")
            yield PageLink(words.search.ppid, "ppid/")
        yield PageLink(words.newsroom.outline.title, "peta-situs/")
