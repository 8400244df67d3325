"""A region's profile: the facts of all its notes side by side, each with its sources, dates and checks.

Pure: notes and registers in, frozen profiles out. Nothing is chosen between sources that differ; they are ordered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from plugins.regions.dates import ReferenceDate
from plugins.regions.model import Border, Check, Direction, Fact, FactKind, Quantity, Value
from plugins.regions.notes import RegionNote
from plugins.regions.numbers import format_number
from plugins.regions.reading.places import name_key
from plugins.registers.model import Region, Registers

_ABOUT = Decimal("0.05")
_DIRECTIONS = {direction: index for index, direction in enumerate(Direction)}
_KINDS = {kind: index for index, kind in enumerate(FactKind)}
_SEVERAL = frozenset({FactKind.LAW, FactKind.TIME_ZONE, FactKind.ALTITUDE})
"""Kinds of which one region may have several at once; two notes that name others do not contradict."""


class Reading(Struct, frozen=True):
    """Where a figure was read: ``source`` is the note's number (from 1), ``words`` its own words."""

    source: int
    words: str
    check: Check | None


class Figure(Struct, frozen=True):
    """One value of one date, with every note that gives it."""

    kind: FactKind
    value: Value
    label: str
    reference: ReferenceDate
    readings: tuple[Reading, ...]


class FactGroup(Struct, frozen=True):
    """All figures of one kind (of a border: of one direction), the newest first.

    Dated figures come before undated ones; equal dates in the order of the articles, newest first. ``differing``
    is true where two notes give values for the same or an unstated date that cannot both be right.
    """

    kind: FactKind
    direction: Direction | None
    figures: tuple[Figure, ...]
    differing: bool

    @property
    def over_time(self) -> tuple[Figure, ...]:
        """The exact figures of known dates in one unit, oldest first; empty unless there are two dates or more."""
        dated = [
            figure
            for figure in self.figures
            if isinstance(figure.value, Quantity)
            and figure.value.low == figure.value.high
            and figure.reference.year is not None
        ]
        units = [figure.value.unit for figure in dated if isinstance(figure.value, Quantity)]
        same = [figure for figure, unit in zip(dated, units, strict=True) if unit == units[0]]
        return tuple(reversed(same)) if len({figure.reference for figure in same}) > 1 else ()


class Density(Struct, frozen=True):
    """Inhabitants per km², computed from the newest population and the newest area that the notes give."""

    value: Decimal
    population: Figure
    area: Figure

    @property
    def label(self) -> str:
        """``11,9 jiwa/km²``."""
        return f"{format_number(self.value)} jiwa/km²"


class Profile(Struct, frozen=True):
    """What is known of one region from the register and the notes.

    ``notes`` are the sources, numbered from 1 in this order (newest article first). ``statements`` are the parts that
    no rule reads, each with the number of its source.
    """

    region: Region
    parent: Region | None
    children: tuple[Region, ...]
    notes: tuple[RegionNote, ...]
    groups: tuple[FactGroup, ...]
    density: Density | None
    statements: tuple[tuple[str, int], ...]

    @property
    def sample(self) -> bool:
        """Whether anything of it is sample data."""
        return self.region.sample or any(note.sample for note in self.notes)


class RegionProfiles(Struct, frozen=True):
    """The profile of every region of the register, by its id, in the order of the ids.

    ``mark`` covers what they hold beside the registers.
    """

    profiles: Mapping[str, Profile]
    mark: str = ""


def profiles_of(registers: Registers, notes: Iterable[RegionNote]) -> RegionProfiles:
    """A profile of every region; ``notes`` in the order of their articles, newest first."""
    children: dict[str, list[Region]] = defaultdict(list)
    for region in registers.regions.values():
        children[region.parent or ""].append(region)
    notes_of: dict[str, list[RegionNote]] = defaultdict(list)
    for note in notes:
        notes_of[note.region].append(note)
    return RegionProfiles(
        {
            code: _profile(
                region, registers.regions.get(region.parent or ""), tuple(children[code]), tuple(notes_of[code])
            )
            for code, region in sorted(registers.regions.items())
        }
    )


def fact_groups(notes: Sequence[RegionNote]) -> tuple[FactGroup, ...]:
    """The facts of a region's notes by kind, in the order of the kinds, borders clockwise from the north."""
    groups: dict[tuple[FactKind, Direction | None], list[tuple[int, Fact, Check | None]]] = defaultdict(list)
    for number, note in enumerate(notes, start=1):
        checks = {(check.fact.kind, check.fact.span): check for check in note.checks}
        for fact in note.extraction.facts:
            direction = fact.value.direction if isinstance(fact.value, Border) else None
            groups[fact.kind, direction].append((number, fact, checks.get((fact.kind, fact.span))))
    ordered = sorted(groups, key=lambda key: (_KINDS[key[0]], _DIRECTIONS.get(key[1], -1) if key[1] else -1))
    return tuple(
        FactGroup(kind, direction, figures := _figures(groups[kind, direction]), _differing(kind, figures))
        for kind, direction in ordered
    )


def _profile(
    region: Region, parent: Region | None, children: tuple[Region, ...], notes: tuple[RegionNote, ...]
) -> Profile:
    groups = fact_groups(notes)
    statements = tuple(
        (statement.text, number)
        for number, note in enumerate(notes, start=1)
        for statement in note.extraction.statements
    )
    return Profile(region, parent, children, notes, groups, _density(groups), statements)


def _figures(facts: list[tuple[int, Fact, Check | None]]) -> tuple[Figure, ...]:
    merged: dict[tuple[object, ...], list[tuple[int, Fact, Check | None]]] = {}
    for item in facts:
        _, fact, check = item
        status = None if check is None else check.status
        merged.setdefault((fact.value, fact.label, fact.reference, status), []).append(item)
    held = sorted(merged.values(), key=lambda items: (items[0][0], items[0][1].span))
    held.sort(key=lambda items: items[0][1].reference.order, reverse=True)  # stable: equal dates keep their order
    return tuple(
        Figure(
            kind=items[0][1].kind,
            value=items[0][1].value,
            label=items[0][1].label,
            reference=items[0][1].reference,
            readings=tuple(Reading(number, " ".join(fact.words.split()), check) for number, fact, check in items),
        )
        for items in held
    )


def _differing(kind: FactKind, figures: Sequence[Figure]) -> bool:
    return kind not in _SEVERAL and any(
        not _compatible(one, other) for index, one in enumerate(figures) for other in figures[index + 1 :]
    )


def _compatible(one: Figure, other: Figure) -> bool:
    """Whether two figures can both be right: of different dates, of the same note, or of the same size."""
    apart = {reading.source for reading in one.readings}.isdisjoint(reading.source for reading in other.readings)
    dates = {one.reference, other.reference}
    if not apart or (len(dates) > 1 and all(date.year is not None for date in dates)):
        return True
    return _same_value(one.value, other.value)


def _same_value(one: Value, other: Value) -> bool:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        (low, high), (other_low, other_high) = _range(one), _range(other)
        return (one.square_kilometres is None and one.unit != other.unit) or (low <= other_high and other_low <= high)
    if isinstance(one, Border) and isinstance(other, Border):
        return {name_key(name) for name in one.neighbours} == {name_key(name) for name in other.neighbours}
    if isinstance(one, str) and isinstance(other, str):
        return name_key(one) == name_key(other)
    return one == other


def _range(value: Quantity) -> tuple[Decimal, Decimal]:
    low, high = value.square_kilometres or (value.low, value.high)
    return (low - abs(low) * _ABOUT, high + abs(high) * _ABOUT) if value.approximate else (low, high)


def _density(groups: Sequence[FactGroup]) -> Density | None:
    newest = {group.kind: group.figures[0] for group in reversed(groups)}
    population, area = newest.get(FactKind.POPULATION), newest.get(FactKind.AREA)
    if population is None or area is None:
        return None
    people, size = _middle(population.value), _middle(area.value)
    if not people or not size or people < 0 or size < 0:
        return None
    value = people / size
    step = Decimal(1) if value >= 100 else Decimal("0.1") if value >= 1 else Decimal("0.001")  # noqa: PLR2004
    return Density(value.quantize(step), population, area)


def _middle(value: Value) -> Decimal | None:
    if not isinstance(value, Quantity):
        return None
    low, high = value.square_kilometres or (value.low, value.high)
    return (low + high) / 2
