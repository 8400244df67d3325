"""From a profile to what its page shows: every label, date and link in words, ready to print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from plugins.engine.chart import Point, bar_drawing
from plugins.engine.components import Cell, ChartView, Column, Fact, Mark, TableView
from plugins.engine.theme import Words
from plugins.engine.words import short_date
from plugins.regions.load import Edition
from plugins.regions.model import Border, Check, CheckStatus, FactKind, Quantity
from plugins.regions.numbers import format_number
from plugins.regions.profile import Density, Figure, Profile
from plugins.regions.views import BodyView, Credit, FactGroupView, FactView, Quote, SourceView
from plugins.registers.model import Body, Region, Register
from plugins.tags.desk import Desk
from plugins.tags.model import sort_key
from plugins.tags.pages import name_facts

_FROM_REGISTER = frozenset({FactKind.NAME, FactKind.KIND, FactKind.PROVINCE})
_COUNTS = frozenset({FactKind.DISTRICTS, FactKind.VILLAGES, FactKind.VILLAGES_DEFINITIVE, FactKind.URBAN_VILLAGES})
_UNDATED = frozenset(
    {
        FactKind.NAME,
        FactKind.KIND,
        FactKind.PROVINCE,
        FactKind.CAPITAL,
        FactKind.FORMED,
        FactKind.LAW,
        FactKind.BORDER,
        FactKind.TIME_ZONE,
        FactKind.MOTTO,
        FactKind.ALTITUDE,
    }
)
"""Kinds that are not figures of a day: of these an unstated date needs no remark."""


MOST_QUOTES = 5
"""Sources that a page quotes for one value, newest first: an office may repeat a note in every article. The JSON has
all."""


class RegionLayout(Struct, frozen=True):
    """Lays out the regions of one build at the desk of all entries.

    ``bodies`` are the bodies of each region, by its id; ``told`` covers all notes and the edition.
    """

    desk: Desk
    edition: Edition | None
    bodies: Mapping[str, tuple[Body, ...]]
    told: str = ""

    @property
    def words(self) -> Words:
        """The words of this room."""
        words: Words = self.desk.layout.words.regions
        return words

    def credit(self) -> Credit | None:
        """Where the register's counts come from, if the office says so."""
        edition, words = self.edition, self.words.credit
        if edition is None:
            return None
        return Credit(
            before=words.before,
            name=edition.label,
            address=edition.url,
            between=words.between if edition.lisensi else "",
            licence=edition.lisensi,
            licence_address=edition.lisensi_url,
        )

    def summary(self, profile: Profile) -> str:
        """The region in a sentence: kind, province, code."""
        region, words = profile.region, self.words
        if region.kind == "provinsi":
            return str(words.summary_province.format(code=region.id, number=len(profile.children)))
        parent = profile.parent.name if profile.parent else ""
        return str(words.summary.format(kind=region.kind.capitalize(), parent=parent, code=region.id))

    def register_rows(self, profile: Profile) -> Iterator[Fact]:
        """What the register says: code, kind, province, other names, counts."""
        region, words = profile.region, self.words.register
        yield Fact(words.code, region.id, note=words.scheme)
        yield Fact(words.kind, region.kind.capitalize())
        if profile.parent is not None:
            yield Fact(words.parent, profile.parent.name, self.desk.address(profile.parent))
        yield from name_facts(region, self.desk)
        if region.kind == "provinsi":
            for kind in ("kabupaten", "kota"):
                number = sum(child.kind == kind and not child.retired for child in profile.children)
                yield Fact(words[kind], format_number(Decimal(number)))
        for label, count in zip(_COUNT_WORDS, _counts(region), strict=True):
            if count is not None:
                yield Fact(words[label], format_number(Decimal(count)))

    def facts(self, profile: Profile) -> Iterator[FactGroupView]:
        """The facts of the notes, and the density that follows from them."""
        sources = self.sources(profile)
        for group in profile.groups:
            label = group.kind.label if group.direction is None else f"{group.kind.label} {group.direction.value}"
            note = self.words.differing if group.differing else ""
            yield FactGroupView(label, note, tuple(self._fact(figure, sources) for figure in group.figures))
            if group.kind is FactKind.POPULATION and profile.density is not None:
                yield self._density(profile.density)

    def sources(self, profile: Profile) -> tuple[SourceView, ...]:
        """The articles that the facts were read from, numbered."""
        return tuple(
            SourceView(number, note.title, note.place, short_date(note.day))
            for number, note in enumerate(profile.notes, start=1)
        )

    def statements(self, profile: Profile) -> tuple[Quote, ...]:
        """What the notes say beside the facts; what several say alike stands once, with the newest source."""
        sources = self.sources(profile)
        newest: dict[str, int] = {}
        for text, number in profile.statements:
            newest.setdefault(" ".join(text.split()), number)
        return tuple(_quote(text, sources[number - 1]) for text, number in newest.items())

    def charts(self, profile: Profile) -> Iterator[ChartView]:
        """A chart for each figure of which several dates are known."""
        words, sources = self.words.chart, self.sources(profile)
        for group in profile.groups:
            figures = group.over_time
            if not figures:
                continue
            unit = figures[0].value.unit if isinstance(figures[0].value, Quantity) else ""
            title = words.title.format(fact=group.kind.label, unit=unit)
            points = [
                Point(figure.reference.label, figure.value.low, format_number(figure.value.low))
                for figure in figures
                if isinstance(figure.value, Quantity)
            ]
            drawing = bar_drawing(points)
            rows = tuple(
                (
                    Cell(figure.reference.label, heading=True),
                    Cell(point.value, numeric=True),
                    Cell(source.title, source.address),
                )
                for figure, point in zip(figures, points, strict=True)
                for source in (sources[figure.readings[0].source - 1],)
            )
            columns = (Column(words.date), Column(unit, numeric=True), Column(words.source))
            key = f"_bagan-{group.kind.value.replace('_', '-')}"
            table = TableView(f"{key}-tabel", title, columns, rows)
            yield ChartView(key, title, drawing.width, drawing.height, drawing.bars, table)

    def regions_table(self, profile: Profile) -> TableView | None:
        """The regions of a province in the order of their codes."""
        if not profile.children:
            return None
        words = self.words.table
        caption = words.caption.format(name=profile.region.name)
        return self.table("_wilayah-bawahan", caption, profile.children, words.region)

    def table(self, key: str, caption: str, regions: Sequence[Region], kind: str) -> TableView:
        """Regions with their counts and numbers of articles."""
        words = self.words.table
        columns = (
            Column(kind),
            Column(words.code),
            *(Column(words[label], numeric=True) for label in _COUNT_WORDS),
            Column(words.articles, numeric=True),
        )
        rows = tuple(
            (
                Cell(region.name, self.desk.address(region), heading=True),
                Cell(region.id),
                *(
                    Cell("–" if count is None else format_number(Decimal(count)), numeric=True)
                    for count in _counts(region)
                ),
                Cell(format_number(Decimal(len(self.desk.holdings.of(region)))), numeric=True),
            )
            for region in regions
        )
        return TableView(key, caption, columns, rows, words.order)

    def body(self, body: Body) -> BodyView:
        """A body of the region with the officials whose posts are there."""
        held = self.desk.relations.officials.get(body.id, ())
        officials = tuple(self.desk.holder_of(official, post) for official, post in held)
        return BodyView(body.name, self.desk.address(body), officials)

    def _fact(self, figure: Figure, sources: Sequence[SourceView]) -> FactView:
        unknown = figure.reference.year is None
        check = figure.readings[0].check
        further = len(figure.readings) - MOST_QUOTES
        return FactView(
            value=_shown(figure),
            date="" if unknown and figure.kind in _UNDATED else figure.reference.label,
            mark=self._mark(check),
            note=self._disagreement(check),
            quotes=tuple(
                _quote(reading.words, sources[reading.source - 1]) for reading in figure.readings[:MOST_QUOTES]
            ),
            more=self.words.more.format(number=further) if further > 0 else "",
        )

    def _mark(self, check: Check | None) -> Mark | None:
        words = self.words.check
        if check is None or check.status is CheckStatus.NOT_CHECKED:
            return None
        registered = check.kind in _FROM_REGISTER or check.kind in _COUNTS
        if check.status is CheckStatus.AGREES:
            if registered and self.edition is not None:
                return Mark("positive", words.agrees_edition.format(edition=self.edition.label))
            return Mark("positive", words.agrees_register if registered else words.agrees)
        return Mark("caution", words.differs_register if registered else words.differs)

    def _disagreement(self, check: Check | None) -> str:
        if check is None or check.status is not CheckStatus.DISAGREES:
            return ""
        words = self.words.check
        registered = check.kind in _FROM_REGISTER or check.kind in _COUNTS
        text = (words.note_register if registered else words.note).format(found=check.found, expected=check.expected)
        return " ".join(part for part in (text, check.reason) if part)

    def _density(self, density: Density) -> FactGroupView:
        words, people, area = self.words.density, density.population, density.area
        note = words.note.format(
            population=f"{people.label} ({people.reference.label})", area=f"{area.label} ({area.reference.label})"
        )
        return FactGroupView(words.label, "", (FactView(words.value.format(value=density.label), "", None, note, ()),))


def bodies_by_region(desk: Desk) -> dict[str, tuple[Body, ...]]:
    """The bodies of each region, by its id, in the order of their names."""
    found: dict[str, list[Body]] = defaultdict(list)
    for body in sorted(desk.registers.bodies.values(), key=sort_key):
        region = desk.holdings.entry(Register.WILAYAH, body.region)
        if region is not None:
            found[region.id].append(body)
    return {code: tuple(bodies) for code, bodies in found.items()}


_COUNT_WORDS = ("districts", "villages", "urban_villages")


def _counts(region: Region) -> tuple[int | None, int | None, int | None]:
    return region.districts, region.villages, region.urban_villages


def _quote(words: str, source: SourceView) -> Quote:
    return Quote(words, source.number, source.title, source.address)


def quoted(
    sources: Sequence[SourceView], view_facts: Sequence[FactGroupView], more: Sequence[Quote]
) -> tuple[SourceView, ...]:
    """The sources that a page quotes, for its list of sources."""
    numbers = {quote.number for group in view_facts for figure in group.figures for quote in figure.quotes}
    numbers |= {quote.number for quote in more}
    return tuple(source for source in sources if source.number in numbers)


def _shown(figure: Figure) -> str:
    """A value under its label; the label of a border already says the direction."""
    return ", ".join(figure.value.neighbours) if isinstance(figure.value, Border) else figure.label
