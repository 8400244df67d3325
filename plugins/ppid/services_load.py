"""Reading ``content/ppid/layanan/``: the calendar's overrides, the tables of each year, the maklumat, the settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from pydantic import BaseModel

from plugins.engine.contributor import Build
from plugins.engine.files import Source, has_files, inside, read_source, walk
from plugins.engine.fingerprint import joined
from plugins.engine.words import short_date
from plugins.newsroom.frontmatter import Parts, split, validate
from plugins.newsroom.markup.reader import BodyReader
from plugins.ppid import services_problems as found
from plugins.ppid.calendars import kept_calendar
from plugins.ppid.naming import nearest
from plugins.ppid.overrides import idle_overrides, parse_overrides
from plugins.ppid.requests import year_figures
from plugins.ppid.services_model import FOLDER, Charter, Services, ServiceYear
from plugins.ppid.services_schema import CharterMeta, CharterPart, ReportMeta, ServiceMeta
from plugins.ppid.services_sections import read_sections
from plugins.ppid.services_settings import service_settings
from plugins.ppid.workdays import FIRST_YEAR, LAST_YEAR, Override, WorkingCalendar
from plugins.ppid.yearly_report import ReportPart, YearlyReport, validate_report

TABLES = ("permohonan", "keberatan", "sengketa")
SOUNDS = (".mp3", ".m4a", ".ogg", ".opus", ".wav")
AHEAD = 3
"""Years after the present one that the calendar covers: a request of today may be in court two years later."""
_YEARLY = re.compile(r"(?P<year>[0-9]{4})-(?P<what>permohonan|keberatan|sengketa)\.csv|(?P<told>[0-9]{4})-laporan\.md")
_SINGLE = ("maklumat.md", "kalender.csv", "layanan.yaml")

M = TypeVar("M", bound=BaseModel)


class ServiceReader(Struct):
    """Reads the service's files of one build; every mistake is reported to it."""

    build: Build
    bodies: BodyReader

    def read(self) -> Services:
        """The whole service; without the folder only a calendar and defaults."""
        sources = self._sources()
        years = sorted({int(match["year"] or match["told"]) for name in sources if (match := _YEARLY.fullmatch(name))})
        today = self.build.config.today
        outside = [year for year in years if not FIRST_YEAR <= year <= min(today.year, LAST_YEAR - AHEAD)]
        for year in outside:
            name = next(name for name in sources if name.startswith(str(year)))
            place = f"{FOLDER}/{name}"
            self.build.report(found.CALENDAR_YEAR.at(place, year=year, first=FIRST_YEAR, last=today.year))
        years = [year for year in years if year not in outside]
        calendar = self._calendar(sources.get("kalender.csv"), years)
        kept = has_files(self.build.config.content, FOLDER)
        return Services(
            kept=kept,
            foreseen=kept and calendar.first_year <= today.year <= calendar.last_year - AHEAD,
            meta=self._settings(sources.get("layanan.yaml")),
            calendar=calendar,
            years=tuple(self._year(year, sources, calendar) for year in reversed(years)),
            charter=self._charter(sources.get("maklumat.md")),
            digest=joined([text for source in sources.values() for text in (source.file, source.digest)]),
        )

    def _sources(self) -> dict[str, Source]:
        """The readable files of the folder by name."""
        root = self.build.config.content
        sources = {}
        for path in walk(root, FOLDER):
            name = path.relative_to(root / FOLDER).as_posix()
            if path.suffix.lower() in SOUNDS:
                continue  # the maklumat names it
            if not _YEARLY.fullmatch(name) and name not in _SINGLE:
                self.build.report(found.SERVICE_FILE_UNKNOWN.at(f"{FOLDER}/{name}", name=name, near=self._near(name)))
                continue
            source, problems = read_source(path, root)
            self.build.report(*problems)
            if source is not None:
                sources[name] = source
        return sources

    def _near(self, name: str) -> str:
        year = re.match(r"[0-9]{4}", name)
        prefix = year[0] if year else str(self.build.config.today.year)
        known = [*_SINGLE, f"{prefix}-laporan.md", *(f"{prefix}-{table}.csv" for table in TABLES)]
        return nearest(name, known)

    def _calendar(self, source: Source | None, years: list[int]) -> WorkingCalendar:
        today = self.build.config.today
        first = max(FIRST_YEAR, min([*years, today.year - 1]))
        last = min(LAST_YEAR, max(today.year + AHEAD, first))
        overrides: tuple[Override, ...] = ()
        if source is not None:
            overrides, problems = parse_overrides(source.text, source.file)
            plain = kept_calendar(self.build, first_year=first, last_year=last)
            self.build.report(*problems, *idle_overrides(overrides, plain, source.file))
        return kept_calendar(self.build, overrides, first_year=first, last_year=last)

    def _settings(self, source: Source | None) -> ServiceMeta:
        meta, problems = service_settings(source)
        self.build.report(*problems)
        if source is not None and not (meta.surel or self.build.config.identity.email):
            self.build.report(found.NO_REQUEST_MAIL.at(source.file))
        return meta

    def _year(self, year: int, sources: Mapping[str, Source], calendar: WorkingCalendar) -> ServiceYear:
        build, today = self.build, self.build.config.today
        names = {table: f"{year}-{table}.csv" for table in TABLES}
        told = sources.get(f"{year}-laporan.md")
        shown = f"{FOLDER}/{names['permohonan']}"
        if names["permohonan"] not in sources:
            file = told.file if told else f"{FOLDER}/{year}-laporan.md"
            build.report(found.REPORT_NO_FIGURES.at(file, year=year, path=shown))
        for table in TABLES[1:]:
            if names[table] not in sources:
                path = f"{FOLDER}/{names[table]}"
                build.report(found.SERVICE_TABLE_ABSENT.at(shown, table=table, year=year, path=path))
        figures, problems = year_figures(
            {table: sources[name].text for table, name in names.items() if name in sources},
            year=year,
            calendar=calendar,
            today=today,
            file=lambda table: f"{FOLDER}/{names[table]}",
        )
        build.report(*problems)
        parts = split_of(build, told)
        meta = self._valid(ReportMeta, parts, told.file) if parts and told else None
        bodies = {}
        if parts and told:
            sections, problems = read_sections(
                parts,
                [part.value for part in ReportPart],
                article="PerKI 1/2021 Ps 56(4)",
                file=told.file,
                slug=f"laporan-{year}",
                bodies=self.bodies,
            )
            build.report(*problems)
            bodies = {ReportPart(key): section.body for key, section in sections.items()}
        report = YearlyReport(
            figures=figures,
            parts={part: body.text for part, body in bodies.items()},
            published=meta.terbit if meta else None,
            sample=meta.contoh if meta else build.config.identity.sample,
            source=f"{FOLDER}/{year}-laporan.md",
        )
        # The report of a year is written when the year is over.
        if year < today.year:
            build.report(*validate_report(report))
        if report.overdue(today):
            build.report(found.REPORT_OVERDUE.at(report.source, year=year, due=short_date(figures.due)))
        if report.published and report.published > today:
            build.report(
                found.REPORT_PUBLISHED_LATER.at(report.source, year=year, published=report.published, today=today)
            )
        return ServiceYear(report, bodies)

    def _charter(self, source: Source | None) -> Charter | None:
        parts = split_of(self.build, source)
        if source is None or parts is None:
            return None
        meta = self._valid(CharterMeta, parts, source.file)
        sections, problems = read_sections(
            parts,
            [part.value for part in CharterPart],
            article="PerKI 1/2021 Ps 47(2)",
            file=source.file,
            slug="maklumat",
            bodies=self.bodies,
        )
        self.build.report(*problems)
        for part in CharterPart:
            if part.value not in sections or not sections[part.value].body.text.strip():
                title = part.value.replace("-", " ").capitalize()
                self.build.report(found.CHARTER_PART_MISSING.at(source.file, part=title, article=part.article))
        if meta is None:
            return None
        if meta.audio:
            self._check_audio(meta.audio, source.file, parts.line_of("audio"))
        return Charter(meta, {CharterPart(key): section.body for key, section in sections.items()}, source.file)

    def _check_audio(self, name: str, file: str, line: int) -> None:
        root = self.build.config.content
        path = root / name
        if not inside(path, root) or not path.is_file():
            self.build.report(found.AUDIO_MISSING.at(file, line, path=name))
        elif Path(name).suffix.lower() not in SOUNDS:
            self.build.report(found.AUDIO_KIND.at(file, line, path=name))

    def _valid(self, kind: type[M], parts: Parts, file: str) -> M | None:
        meta, problems = validate(kind, parts, file)
        self.build.report(*problems)
        return meta


def split_of(build: Build, source: Source | None) -> Parts | None:
    """A source taken apart, its mistakes reported; ``None`` where there is nothing to take apart."""
    if source is None:
        return None
    parts, problems = split(source)
    build.report(*problems)
    return parts
