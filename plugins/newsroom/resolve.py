"""From readings to published documents: dates against the build date, entries against the registers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from plugins.engine.config import SiteConfig
from plugins.engine.problem import Problem
from plugins.engine.words import moment_of, short_date
from plugins.newsroom import problems as found
from plugins.newsroom.load import Reading
from plugins.newsroom.model import Article, Newsroom, Standing, newest_first
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


@dataclass(frozen=True, slots=True)
class Resolved:
    """The newsroom with the problems found on the way."""

    newsroom: Newsroom
    problems: tuple[Problem, ...]


def resolve_all(
    articles: Iterable[Reading[ArticleMeta]],
    standing: Iterable[Reading[StandingMeta]],
    registers: Registers,
    config: SiteConfig,
) -> Resolved:
    """Every reading that can be published, resolved; drafts and scheduled ones only in a preview."""
    problems: list[Problem] = []
    published = []
    for reading in articles:
        article, mistakes = _article(reading, registers, config)
        problems += mistakes
        if article is not None:
            published.append(article)
    pages = []
    for page_reading in standing:
        page, mistakes = _standing(page_reading, registers, config)
        problems += mistakes
        if page is not None:
            pages.append(page)
    pages.sort(key=lambda page: (page.meta.urutan, page.address))
    return Resolved(Newsroom(newest_first(published), tuple(pages)), tuple(problems))


def _article(
    reading: Reading[ArticleMeta], registers: Registers, config: SiteConfig
) -> tuple[Article | None, list[Problem]]:
    meta, body = reading.meta, reading.body
    if meta is None or body is None:
        return None, []
    problems = [*_entries(reading, meta, registers)]
    if not (reading.complete and reading.slug):
        return None, problems
    problems += _date_remarks(reading, meta)
    moment = moment_of(meta.tanggal, config.zone)
    held = list(_held_back(reading, meta, moment, config))
    problems += held
    if held and not config.preview:
        return None, problems
    changes = [item.waktu for item in (*meta.ralat, *meta.riwayat)]
    if meta.diperbarui is not None:
        changes.append(meta.diperbarui)
    if meta.dicabut is not None:
        changes.append(meta.dicabut.waktu)
    updated = max((moment_of(change, config.zone) for change in changes), default=None)
    article = Article(
        file=reading.file,
        slug=reading.slug,
        address=f"berita/{moment.year:04d}/{reading.slug}/",
        meta=meta,
        body=body,
        moment=moment,
        updated=updated,
    )
    return article, problems


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


def _held_back(
    reading: Reading[ArticleMeta], meta: ArticleMeta, moment: datetime, config: SiteConfig
) -> Iterator[Problem]:
    """Why an article does not appear yet: it is a draft, or its day has not come."""
    if meta.status == "draf":
        yield found.DRAFT.at(reading.file, reading.keys.of("status"))
    ahead = moment.date() - config.today
    if ahead > timedelta():
        kind = found.FUTURE_DATE if ahead > FAR_AHEAD else found.SCHEDULED
        yield kind.at(
            reading.file, reading.keys.of("tanggal"), day=short_date(moment.date()), today=short_date(config.today)
        )


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
