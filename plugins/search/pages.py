"""The search page, and the titles of all documents by letter for those who read without a script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.engine.page import Crumb, Head, Page
from plugins.engine.theme import Words
from plugins.engine.words import number_text, short_date
from plugins.newsroom.model import Newsroom
from plugins.newsroom.views import PageLink
from plugins.ppid.model import PublicInformation
from plugins.registers.model import Register, Registers
from plugins.registers.names import words_of
from plugins.search.index import SCRIPT
from plugins.search.model import CLASSES, KINDS
from plugins.search.views import Choice, Filter, SearchView
from plugins.tags.index import letter_of
from plugins.tags.views import IndexGroup, IndexLine, IndexView

SEARCH = "cari/"
TITLES = "cari/judul/"
PART = 300
"""Titles on one page."""
_MANY_REGIONS = 60


@dataclass(frozen=True, slots=True)
class SearchPages:
    """Lays out the pages of the search. ``information`` is ``None`` where the office has no open information yet."""

    newsroom: Newsroom
    registers: Registers
    information: PublicInformation | None
    words: Words

    def pages(self) -> Iterator[Page]:
        """The search page, and the pages of titles."""
        words = self.words.search
        letters = self._letters()
        links = tuple(PageLink(self._label(key), f"{TITLES}{key}/") for key in letters)
        yield Page(
            address=SEARCH,
            template="cari.html",
            title=words.title,
            model=SearchView(
                title=words.title,
                intro=words.intro,
                filters=tuple(one for one in self._filters() if one.choices),
                script=SCRIPT,
                letters=links,
                lists=tuple(self._lists()),
            ),
            crumbs=(self._home, Crumb(words.title)),
            head=Head(description=words.description),
        )
        for key, lines in letters.items():
            yield from self._titles(key, lines, links)

    @property
    def _home(self) -> Crumb:
        return Crumb(self.words.newsroom.untitled_home, "")

    def _filters(self) -> Iterator[Filter]:
        words = self.words.search
        yield self._filter("jenis", [Choice(kind, words.kinds[kind]) for kind in KINDS])
        yield self._filter("kelas", [Choice(name, words.classes[name]) for name in CLASSES])
        entries = [pair for article in self.newsroom.articles for pair in article.card.entries]
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

    def _letters(self) -> dict[str, list[tuple[str, IndexLine]]]:
        """Every title under the letter that it begins with, in the order of the alphabet."""
        groups: dict[str, list[tuple[str, IndexLine]]] = defaultdict(list)
        for title, line in sorted(self._documents(), key=lambda one: (words_of(one[0]), one[1].address)):
            groups[letter_of(title)].append((title, line))
        return {key: groups[key] for key in sorted(groups, key=lambda key: (key == "lain", key != "angka", key))}

    def _documents(self) -> Iterator[tuple[str, IndexLine]]:
        kinds = self.words.search.kinds
        for article in self.newsroom.articles:
            if article.meta.dicabut is None:
                note = f"{kinds[article.meta.jenis]}, {short_date(article.day)}"
                yield article.meta.judul, IndexLine(article.meta.judul, article.address, note)
        for page in self.newsroom.standing:
            yield page.meta.judul, IndexLine(page.meta.judul, page.address, kinds.halaman)
        if self.information is not None:
            for item in self.information.items:
                yield item.title, IndexLine(item.title, item.address, kinds.informasi)
            for closed in self.information.exempt_items:
                yield closed.title, IndexLine(closed.title, closed.address, kinds.dikecualikan)

    def _titles(self, key: str, lines: Sequence[tuple[str, IndexLine]], links: Sequence[PageLink]) -> Iterator[Page]:
        words = self.words.search.titles
        label = self._label(key)
        count = -(-len(lines) // PART)
        for part in range(count):
            address = f"{TITLES}{key}/" if part == 0 else f"{TITLES}{key}/{part + 1}/"
            held = tuple(line for _, line in lines[part * PART : (part + 1) * PART])
            title = words.title.format(letter=label)
            if part:
                title = words.part.format(letter=label, part=number_text(part + 1))
            onward = (PageLink(words.next, f"{TITLES}{key}/{part + 2}/"),) if part + 1 < count else ()
            marked = tuple(PageLink(one.title, one.address, one.address == f"{TITLES}{key}/") for one in links)
            yield Page(
                address=address,
                template="entries.html",
                title=title,
                model=IndexView(
                    title=title,
                    intro=words.intro,
                    facets=(*marked, *onward),
                    letters=(),
                    headings=(IndexGroup(label, key, held),),
                    tree=(),
                    files=(),
                    empty="",
                ),
                crumbs=(self._home, Crumb(self.words.search.title, SEARCH), Crumb(title)),
                head=Head(description=words.intro),
            )

    def _label(self, key: str) -> str:
        index = self.words.tags.index
        return {"angka": str(index.digits), "lain": str(index.others)}.get(key, key.upper())
