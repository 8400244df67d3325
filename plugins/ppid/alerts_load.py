"""Reading ``content/ppid/peringatan/``: one Markdown file an announcement, its parts under headings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from msgspec import Struct

from plugins.engine import problems as file_problems
from plugins.engine.contributor import Build
from plugins.engine.files import Source, read_source, walk
from plugins.engine.words import moment_of
from plugins.newsroom import problems as document_problems
from plugins.newsroom.frontmatter import split, validate
from plugins.newsroom.markup.reader import BodyReader
from plugins.newsroom.slugs import slugged
from plugins.ppid import services_problems as found
from plugins.ppid.alert import Alert, AlertPart, AlertState, validate_alert
from plugins.ppid.alerts_model import FOLDER, AlertDocument, Alerts
from plugins.ppid.services_schema import AlertMeta, zoned
from plugins.ppid.services_sections import read_sections

OPEN_LONG = 30
"""Days after which an announcement without an end is asked about."""


class AlertReader(Struct):
    """Reads the announcements of one build; every mistake is reported to it."""

    build: Build
    bodies: BodyReader

    def read(self) -> Alerts:
        """Every published announcement that has no mistake, the latest start first."""
        config = self.build.config
        documents: list[AlertDocument] = []
        seen: dict[str, str] = {}
        for source in self._sources():
            document = self._document(source)
            if document is None:
                continue
            first = seen.setdefault(document.alert.id, source.file)
            if first != source.file:
                self.build.report(found.ALERT_TWICE.at(source.file, alert=document.alert.id, first=first))
            else:
                documents.append(document)
        documents.sort(key=lambda one: (-one.alert.starts.timestamp(), one.alert.id))
        return Alerts(tuple(documents), config.today, config.zone)

    def _sources(self) -> Iterator[Source]:
        root = self.build.config.content
        for path in walk(root, FOLDER):
            if path.suffix.lower() not in {".md", ".markdown"}:
                self.build.report(file_problems.UNKNOWN_KIND_OF_FILE.at(path.relative_to(root).as_posix()))
                continue
            source, problems = read_source(path, root)
            self.build.report(*problems)
            if source is not None:
                yield source

    def _document(self, source: Source) -> AlertDocument | None:
        parts, problems = split(source)
        self.build.report(*problems)
        if parts is None:
            return None
        meta, mistakes = validate(AlertMeta, parts, source.file)
        self.build.report(*mistakes)
        key = slugged(PurePosixPath(source.file).stem)
        if not key:
            self.build.report(document_problems.NO_SLUG.at(source.file, value=PurePosixPath(source.file).stem))
        sections, problems = read_sections(
            parts,
            [part.value for part in AlertPart],
            article="PerKI 1/2021 Ps 20(2)",
            file=source.file,
            slug=key or "peringatan",
            bodies=self.bodies,
        )
        self.build.report(*problems)
        if meta is None or mistakes or not key or meta.status == "draf":
            return None
        bodies = {AlertPart(name): section.body for name, section in sections.items()}
        alert = Alert(
            id=key,
            title=meta.judul,
            event=meta.peristiwa,
            starts=zoned(meta.mulai),
            ends=None if meta.berakhir is None else zoned(meta.berakhir),
            parts={part: body.text for part, body in bodies.items()},
            area=meta.wilayah,
            issuer=meta.penerbit,
            sample=meta.contoh,
            source=source.file,
            line=parts.line_of("judul"),
        )
        problems = validate_alert(alert)
        self.build.report(*problems)
        if problems:
            return None
        config = self.build.config
        state = alert.state_on(config.today, config.zone)
        self._remark(alert, state)
        updated = None if meta.diperbarui is None else moment_of(meta.diperbarui, config.zone)
        return AlertDocument(alert, meta.ringkasan, bodies, updated, state)

    def _remark(self, alert: Alert, state: AlertState) -> None:
        """A banner without an end is easily forgotten."""
        today = self.build.config.today
        age = datetime.combine(today, datetime.min.time(), self.build.config.zone) - alert.starts
        if state is AlertState.BERLAKU and alert.ends is None and age > timedelta(days=OPEN_LONG):
            self.build.report(found.ALERT_OPEN_LONG.at(alert.source, alert.line, alert=alert.title, days=age.days))
