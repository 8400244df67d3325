"""An item of public information: what the office holds, who answers for it, and where its files are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from plugins.engine.problem import Problem, ProblemKind
from plugins.media.documents_model import UNKNOWN, Facts
from plugins.newsroom.moments import FAR_AHEAD
from plugins.ppid import problems
from plugins.ppid.checklist import OPEN_CLASSES, Checklist, ChecklistItem, Kelas
from plugins.ppid.naming import nearest, subject
from plugins.ppid.staleness import Freshness, cadences, freshness

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


class Form(StrEnum):
    """The forms in which an item is available (PerKI 1/2021 Annex I: softcopy, hardcopy)."""

    SOFTCOPY = "softcopy"
    HARDCOPY = "hardcopy"


class DocumentFile(Struct, frozen=True, kw_only=True):
    """A file of an item.

    ``path`` is as the editor wrote it, ``kind`` the extension in lower case (``pdf``), ``size`` in bytes,
    ``pages`` is ``None`` where a file has none. ``sha256`` is ``""`` when the file does not exist.
    ``has_text_layer`` is ``None`` for kinds that need none. ``facts`` are what its inside tells.
    """

    path: str
    title: str = ""
    kind: str = ""
    size: int = 0
    pages: int | None = None
    sha256: str = ""
    has_text_layer: bool | None = None
    facts: Facts = UNKNOWN


class Link(Struct, frozen=True, kw_only=True):
    """An address elsewhere that answers an item; weaker than a copy on the office's own site."""

    title: str
    address: str


class Item(Struct, frozen=True, kw_only=True):
    """An item of public information (PerKI 1/2021 Ps 21(2) and Annex I).

    ``id`` is its address for ever. ``unit`` is the id of the unit that holds it, ``responsible`` the official
    or unit answerable for its making. ``made_when`` and ``made_where`` are words as the office knows them
    (``Januari 2026``). ``retention`` is the storage period in words. ``year`` is the year the information is
    about. ``valid_until`` is the last day it holds. ``opened_from`` is the id of an exempt item that this
    item opens (Ps 52(3)-(4)). ``empty_reason`` and ``empty_until`` say why there is nothing yet, and until
    when.
    """

    id: str
    title: str
    classes: tuple[Kelas, ...]
    checklist: tuple[str, ...] = ()
    summary: str = ""
    unit: str = ""
    responsible: str = ""
    made_when: str = ""
    made_where: str = ""
    forms: tuple[Form, ...] = ()
    retention: str = ""
    files: tuple[DocumentFile, ...] = ()
    links: tuple[Link, ...] = ()
    year: int | None = None
    updated: date | None = None
    valid_until: date | None = None
    opened_from: str = ""
    empty_reason: str = ""
    empty_until: date | None = None
    sample: bool = False
    source: str = ""
    line: int = 0

    @property
    def address(self) -> str:
        """The address of the item's page."""
        return f"ppid/informasi/{self.id}/"

    @property
    def subject_year(self) -> int | None:
        """``year``, else the last year named in the title, else in ``made_when``; the facet of the list."""
        named = _YEAR.findall(self.title) or _YEAR.findall(self.made_when)
        return self.year or (int(named[-1]) if named else None)


class Recorded(Struct, frozen=True, kw_only=True):
    """What was published last time about an item: its date of update and the checksum of each path."""

    updated: date | None
    sha256: Mapping[str, str]


def item_freshness(item: Item, checklist: Checklist, today: date) -> Freshness:
    """When an item is due again, by the strictest of its checklist rows and classes."""
    rows = _rows(item, checklist)
    return freshness(item.updated, cadences(item.classes, rows), today, item.valid_until)


def validate_items(
    items: Sequence[Item],
    *,
    checklist: Checklist,
    units: Mapping[str, str],
    recorded: Mapping[str, Recorded],
    today: date,
) -> tuple[Problem, ...]:
    """Everything that is wrong with the items, in their order.

    ``units`` maps unit ids to official names; ``recorded`` maps item ids to what was published last.
    """
    found = list(_duplicates(items))
    for item in items:
        found += _class_problems(item, checklist)
        found += _annex_problems(item)
        found += _date_problems(item, checklist, today)
        found += _file_problems(item, recorded.get(item.id))
        if item.unit and item.unit not in units:
            found.append(_at(problems.UNKNOWN_UNIT, item, unit=item.unit, near=nearest(item.unit, units)))
    return tuple(found)


def missing_fields(item: Item) -> tuple[tuple[str, str], ...]:
    """The empty columns of Annex I, each as (column, article), in their order. The number is never empty."""
    made = item.made_when and item.made_where
    columns = (
        ("ringkasan isi informasi", "b", item.summary),
        ("pejabat/unit/satker yang menguasai informasi", "c", item.unit),
        ("penanggung jawab pembuatan atau penerbitan informasi", "d", item.responsible),
        ("waktu dan tempat pembuatan informasi", "e", made),
        ("bentuk informasi yang tersedia", "f", item.forms),
        ("jangka waktu penyimpanan atau retensi arsip", "g", item.retention),
    )
    return tuple((name, f"PerKI 1/2021 Ps 21(2){letter}") for name, letter, value in columns if not value)


def _rows(item: Item, checklist: Checklist) -> tuple[ChecklistItem, ...]:
    return tuple(checklist.by_id[row] for row in item.checklist if row in checklist.by_id)


def _class_problems(item: Item, checklist: Checklist) -> Iterator[Problem]:
    if not item.classes:
        yield _at(problems.NO_CLASS, item)
    for kelas in item.classes:
        if kelas not in OPEN_CLASSES:
            yield _at(problems.CLASS_NOT_OPEN, item, found=kelas.value)
    for row_id in item.checklist:
        row = checklist.by_id.get(row_id)
        if row is None:
            near = checklist.nearest(row_id)
            yield _at(problems.UNKNOWN_CHECKLIST_ID, item, row=row_id, near=near)
        elif item.classes and not set(row.classes) & set(item.classes):
            yield _at(
                problems.WRONG_CLASS,
                item,
                row=row_id,
                expected=" atau ".join(kelas.value for kelas in row.classes),
                found=", ".join(kelas.value for kelas in item.classes),
                article=row.source,
            )


def _annex_problems(item: Item) -> Iterator[Problem]:
    for column, article in missing_fields(item):
        yield _at(problems.MISSING_ANNEX_FIELD, item, column=column, article=article)


def _date_problems(item: Item, checklist: Checklist, today: date) -> Iterator[Problem]:
    if item.updated is None:
        article = item_freshness(item, checklist, today).article
        if item.classes:
            yield _at(problems.NEVER_UPDATED, item, article=article)
    elif item.updated > today:
        kind = problems.UPDATED_IN_FUTURE if item.updated - today > FAR_AHEAD else problems.UPDATED_SOON
        yield _at(kind, item, updated=item.updated, today=today)
    if bool(item.empty_reason.strip()) != bool(item.empty_until):
        yield _at(problems.EMPTY_WITHOUT_UNTIL, item)
    elif item.empty_until and today > item.empty_until:
        yield _at(problems.EMPTY_TOO_LONG, item, until=item.empty_until, today=today)
    if item.updated and item.valid_until and item.valid_until < item.updated:
        yield _at(problems.VALIDITY_REVERSED, item, until=item.valid_until, updated=item.updated)


def _file_problems(item: Item, recorded: Recorded | None) -> Iterator[Problem]:
    for file in item.files:
        if not file.sha256:
            yield _at(problems.FILE_MISSING, item, path=file.path)
        if file.has_text_layer is False:
            yield _at(problems.NO_TEXT_LAYER, item, path=file.path)
        before = recorded.sha256.get(file.path) if recorded else None
        if recorded and before and file.sha256 and before != file.sha256 and not _newer(item, recorded):
            yield _at(problems.FILE_CHANGED, item, path=file.path, updated=item.updated or "kosong")


def _newer(item: Item, recorded: Recorded) -> bool:
    if item.updated is None:
        return False
    return recorded.updated is None or item.updated > recorded.updated


def _duplicates(items: Iterable[Item]) -> Iterator[Problem]:
    """Ids used twice, and different ids with the same title, unit and year (PerKI 1/2021 Ps 21(2))."""
    by_id: dict[str, Item] = {}
    by_subject: dict[tuple[str, str, int | None], Item] = {}
    for item in items:
        first = by_id.setdefault(item.id, item)
        if first is not item:
            yield _at(problems.DUPLICATE_ID, item, first=f"{first.source}:{first.line}")
            continue
        other = by_subject.setdefault((subject(item.title), item.unit, item.subject_year), item)
        if other is not item:
            yield _at(problems.DUPLICATE_ITEM, item, other=other.id)


def _at(kind: ProblemKind, item: Item, **values: object) -> Problem:
    return kind.at(item.source, item.line, item=item.id, **values)
