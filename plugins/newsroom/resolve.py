"""From readings to published documents: dates against the build date, entries against the registers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from plugins.engine.config import SiteConfig
from plugins.engine.problem import Problem
from plugins.engine.words import moment_of, short_date
from plugins.newsroom import problems as found
from plugins.newsroom.load import Reading
from plugins.newsroom.model import Standing
from plugins.newsroom.moments import FAR_AHEAD
from plugins.newsroom.schema import ArticleMeta, DocumentMeta, EventMeta, StandingMeta
from plugins.registers.lookup import nearest, resolve
from plugins.registers.model import Register, Registers

_FILES = {
    Register.TOPIK: "rujukan/topik.yaml",
    Register.PEJABAT: "rujukan/pejabat.yaml",
    Register.LEMBAGA: "rujukan/lembaga.yaml",
    Register.WILAYAH: "rujukan/wilayah.csv",
}
M = TypeVar("M", bound=DocumentMeta)
_Wanted = tuple[Register, tuple[str | int, ...], str]


class Settled(NamedTuple):
    """What the day and the site's settings make of an article: where it lives and when it counts."""

    address: str
    moment: datetime
    updated: datetime | None


def settle_article(
    reading: Reading[ArticleMeta], registers: Registers, zone: ZoneInfo
) -> tuple[Settled | None, tuple[Problem, ...]]:
    """An article's address and moments, ``None`` where it cannot be published, and what is wrong with its keys."""
    meta = reading.meta
    if meta is None or reading.body is None:
        return None, ()
    problems = [*_entries(reading, meta, registers)]
    if not (reading.complete and reading.slug):
        return None, tuple(problems)
    problems += _date_remarks(reading, meta)
    moment = moment_of(meta.tanggal, zone)
    changes = [item.waktu for item in (*meta.ralat, *meta.riwayat)]
    if meta.diperbarui is not None:
        changes.append(meta.diperbarui)
    if meta.dicabut is not None:
        changes.append(meta.dicabut.waktu)
    updated = max((moment_of(change, zone) for change in changes), default=None)
    return Settled(f"berita/{moment.year:04d}/{reading.slug}/", moment, updated), tuple(problems)


def held_back(file: str, draft_line: int, date_line: int, moment: datetime, today: date) -> tuple[Problem, ...]:
    """Why an article does not appear yet: it is a draft (``draft_line`` is not 0), or its day has not come."""
    held = [found.DRAFT.at(file, draft_line)] if draft_line else []
    ahead = moment.date() - today
    if ahead > timedelta():
        kind = found.FUTURE_DATE if ahead > FAR_AHEAD else found.SCHEDULED
        held.append(kind.at(file, date_line, day=short_date(moment.date()), today=short_date(today)))
    return tuple(held)


def resolve_standing(
    readings: Iterable[Reading[StandingMeta]], registers: Registers, config: SiteConfig
) -> tuple[tuple[Standing, ...], tuple[Problem, ...]]:
    """Every standing page that can be published, in order, and the problems; drafts only in a preview."""
    problems: list[Problem] = []
    pages = []
    for reading in readings:
        page, mistakes = _standing(reading, registers, config)
        problems += mistakes
        if page is not None:
            pages.append(page)
    return tuple(sorted(pages, key=lambda page: (page.meta.urutan, page.address))), tuple(problems)


def _standing(
    reading: Reading[StandingMeta], registers: Registers, config: SiteConfig
) -> tuple[Standing | None, list[Problem]]:
    meta, body = reading.meta, reading.body
    if meta is None or body is None:
        return None, []
    problems = [*_unknown(reading, _of_event(meta.peristiwa), registers)]
    if not (reading.complete and reading.slug):
        return None, problems
    if meta.status == "draf":
        draft = found.DRAFT.at(reading.file, reading.keys.of("status"))
        if not config.preview:
            return None, [*problems, draft]
    updated = None if meta.diperbarui is None else moment_of(meta.diperbarui, config.zone)
    return Standing(reading.file, reading.slug, f"{reading.slug}/", meta, body, updated), problems


def _date_remarks(reading: Reading[ArticleMeta], meta: ArticleMeta) -> Iterator[Problem]:
    folders = [part for part in reading.file.split("/")[1:-1] if part.isdigit() and len(part) == 4]  # noqa: PLR2004
    if folders and int(folders[-1]) != meta.tanggal.year:
        yield found.YEAR_FOLDER.at(reading.file, reading.keys.of("tanggal"), folder=folders[-1], year=meta.tanggal.year)


def _entries(reading: Reading[ArticleMeta], meta: ArticleMeta, registers: Registers) -> Iterator[Problem]:
    """Identifiers that are in no register, each with the nearest entries."""
    wanted: list[_Wanted] = []
    for register in Register:
        values: tuple[str, ...] = getattr(meta, register.value)
        wanted += [(register, (register.value, index), value) for index, value in enumerate(values)]
    return _unknown(reading, [*wanted, *_of_event(meta.peristiwa)], registers)


def _of_event(event: EventMeta | None) -> Iterator[_Wanted]:
    """The identifiers in an event, each with its register and key."""
    if event is None:
        return
    for index, value in enumerate(event.penyelenggara):
        yield Register.LEMBAGA, ("peristiwa", "penyelenggara", index), value
    if event.wilayah is not None:
        yield Register.WILAYAH, ("peristiwa", "wilayah"), event.wilayah


def _unknown(reading: Reading[M], wanted: Iterable[_Wanted], registers: Registers) -> Iterator[Problem]:
    for register, path, value in wanted:
        if resolve(registers, register, value) is None:
            key = ".".join(str(part) for part in path if isinstance(part, str))
            yield found.UNKNOWN_ENTRY.at(
                reading.file,
                reading.keys.of(*path),
                value=value,
                key=key,
                register=_FILES[register],
                nearest=_suggest(registers, register, value),
            )


def _suggest(registers: Registers, register: Register, value: str) -> str:
    near = nearest(registers, register, value)
    if not near:
        return f"Tambahkan entri itu ke {_FILES[register]}, atau hapus dari naskah."
    names = "; ".join(f"{entry.id} ({entry.name})" for entry in near)
    return f"Yang terdekat: {names}. Bila memang baru, tambahkan ke {_FILES[register]}."
