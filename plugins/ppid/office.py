"""The office's own files in ``content/ppid/``: units, decree, compliance answers, procurement, budget documents.

Every file may be absent. A file with mistakes gives what is right in it; its problems stop publication anyway.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from posixpath import normpath
from typing import Any, TypeVar

from pydantic import BaseModel

from plugins.engine.files import Source, read_source
from plugins.engine.problem import Problem
from plugins.engine.yamlfile import YamlMistake, parse_yaml
from plugins.newsroom import problems as found
from plugins.newsroom.frontmatter import Parts, validate
from plugins.newsroom.slugs import slugged
from plugins.ppid import problems
from plugins.ppid.checklist import BodyKind
from plugins.ppid.compliance import NotApplicable
from plugins.ppid.dip import Decree
from plugins.ppid.documents import locate
from plugins.ppid.evidence import Evidence
from plugins.ppid.item import Recorded
from plugins.ppid.model import FOLDER, NamedFile, Office
from plugins.ppid.naming import nearest
from plugins.ppid.procurement import ProcurementPackage, Slot
from plugins.ppid.schema import ComplianceMeta, DecreeMeta, PackagesMeta, SlotMeta, TpadFileMeta
from plugins.ppid.scoring import SHIPPED, shipped_questionnaire
from plugins.ppid.tpad import TpadEntry

UNITS, DECREE, COMPLIANCE = f"{FOLDER}/unit.yaml", f"{FOLDER}/sk-dip.yaml", f"{FOLDER}/kepatuhan.yaml"
PACKAGES, TPAD, RECORD = f"{FOLDER}/pengadaan.yaml", f"{FOLDER}/tpad.yaml", f"{FOLDER}/berkas.json"

M = TypeVar("M", bound=BaseModel)


class OfficeReader:
    """Reads the office's files of one content folder and gathers their problems.

    ``looked`` are the paths of the files that they name, there or not.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._samples: set[str] = set()
        self._files: list[NamedFile] = []
        self.problems: list[Problem] = []
        self.looked: list[str] = []

    def read(self) -> Office:
        """Everything; afterwards ``problems`` holds what is wrong."""
        body, not_applicable, answers = self._compliance()
        years, entries = self._tpad()
        return Office(
            units=self._units(),
            decree=self._decree(),
            body=body,
            not_applicable=not_applicable,
            answers=answers,
            packages=self._packages(),
            tpad_years=years,
            tpad=entries,
            recorded=self._recorded(),
            samples=frozenset(self._samples),
            files=tuple(self._files),
        )

    def _units(self) -> dict[str, str]:
        parts = self._parts(UNITS)
        if parts is None:
            return {}
        for key, value in parts.data.items():
            if not isinstance(value, str) or not value.strip():
                detail, how = "seharusnya nama unit", "Tulis misalnya: sekretariat: Sekretariat Dinas"
                self.problems.append(found.WRONG_VALUE.at(UNITS, parts.line_of(key), key=key, detail=detail, how=how))
        return {key: value.strip() for key, value in parts.data.items() if isinstance(value, str) and value.strip()}

    def _decree(self) -> Decree | None:
        meta, _ = self._meta(DECREE, DecreeMeta)
        if meta is None:
            return None
        return Decree(number=meta.nomor, day=meta.tanggal, by=meta.oleh, approved_by=meta.disetujui)

    def _compliance(
        self,
    ) -> tuple[BodyKind, tuple[NotApplicable, ...], Mapping[str, Mapping[str, Evidence | None]]]:
        meta, parts = self._meta(COMPLIANCE, ComplianceMeta)
        if meta is None or parts is None:
            return BodyKind.PEMDA, (), {}
        not_applicable = tuple(
            NotApplicable(
                row=one.butir,
                reason=one.alasan,
                review=one.tinjau,
                source=COMPLIANCE,
                line=parts.line_of("tidak_berlaku", index),
            )
            for index, one in enumerate(meta.tidak_berlaku)
        )
        questions = {
            form.id: [question.id for indicator in form.indicators for question in indicator.questions]
            for form in map(shipped_questionnaire, SHIPPED)
        }
        answers: dict[str, dict[str, Evidence | None]] = {}
        for index, answer in enumerate(meta.jawaban):
            known = questions.get(answer.penilaian, [])
            if answer.pertanyaan not in known:
                near = nearest(answer.pertanyaan, known) or nearest(answer.penilaian, questions)
                self.problems.append(
                    problems.UNKNOWN_QUESTION.at(
                        COMPLIANCE,
                        parts.line_of("jawaban", index),
                        question=answer.pertanyaan,
                        questionnaire=answer.penilaian,
                        near=near,
                    )
                )
            proof = Evidence(row="", title=answer.judul, address=answer.alamat, updated=answer.tanggal)
            answers.setdefault(answer.penilaian, {})[answer.pertanyaan] = proof if answer.jawaban else None
        return meta.badan, not_applicable, answers

    def _packages(self) -> tuple[ProcurementPackage, ...]:
        meta, parts = self._meta(PACKAGES, PackagesMeta)
        if meta is None or parts is None:
            return ()
        packages = []
        for key, one in sorted(meta.paket.items()):
            line = parts.line_of("paket", key)
            if not slugged(key):
                self.problems.append(found.NO_SLUG.at(PACKAGES, line, value=key))
                continue
            slots = {
                row: self._slot(slot, parts.line_of("paket", key, "dokumen", row)) for row, slot in one.dokumen.items()
            }
            packages.append(
                ProcurementPackage(
                    id=slugged(key),
                    title=one.judul,
                    year=one.tahun,
                    unit=one.unit,
                    slots=slots,
                    sample=meta.contoh,
                    source=PACKAGES,
                    line=line,
                )
            )
        return tuple(packages)

    def _slot(self, slot: SlotMeta, line: int) -> Slot:
        return Slot(
            state=slot.keadaan,
            title=slot.judul,
            address=self._address(slot.berkas, slot.url, PACKAGES, line),
            updated=slot.tanggal,
            hosted=bool(slot.berkas),
            reason=slot.alasan,
        )

    def _tpad(self) -> tuple[tuple[int, ...], tuple[TpadEntry, ...]]:
        meta, parts = self._meta(TPAD, TpadFileMeta)
        if meta is None or parts is None:
            return (), ()
        entries = tuple(
            TpadEntry(
                document=one.dokumen,
                year=one.tahun,
                title=one.judul,
                address=self._address(one.berkas, one.url, TPAD, parts.line_of("dokumen", index)),
                published=one.tanggal,
                source=TPAD,
                line=parts.line_of("dokumen", index),
            )
            for index, one in enumerate(meta.dokumen)
        )
        return tuple(sorted({*meta.tahun, *(entry.year for entry in entries)}, reverse=True)), entries

    def _address(self, path: str, url: str | None, source: str, line: int) -> str:
        if not path:
            return url or ""
        path = normpath(path)
        self.looked.append(path)
        if locate(path, self._root) is None:
            self.problems.append(problems.OFFICE_FILE_MISSING.at(source, line, path=path))
            return ""
        self._files.append(NamedFile(path, source, line))
        return path

    def _recorded(self) -> dict[str, Recorded]:
        source = self._source(RECORD)
        if source is None:
            return {}
        try:
            return parse_record(source.text)
        except (ValueError, TypeError, AttributeError, KeyError):
            self.problems.append(problems.RECORD_BROKEN.at(RECORD, record=RECORD))
            return {}

    def _meta(self, file: str, kind: type[M]) -> tuple[M | None, Parts | None]:
        """A file by its schema; a file with mistakes counts as absent, and its problems are told."""
        parts = self._parts(file)
        if parts is None:
            return None, None
        meta, mistakes = validate(kind, parts, file)
        self.problems += mistakes
        if meta is not None and getattr(meta, "contoh", False):
            self._samples.add(file)
        return meta, parts

    def _parts(self, file: str) -> Parts | None:
        source = self._source(file)
        if source is None:
            return None
        try:
            yaml = parse_yaml(source.text)
        except YamlMistake as mistake:
            self.problems.append(found.YAML_SYNTAX.at(file, mistake.line, detail=mistake.message))
            return None
        if not isinstance(yaml.data, dict):
            self.problems.append(found.YAML_SYNTAX.at(file, 1, detail="seharusnya pasangan kunci dan isi"))
            return None
        return Parts(yaml.data, yaml, 0, "", 1)

    def _source(self, file: str) -> Source | None:
        path = self._root / file
        if not path.is_file():
            return None
        source, mistakes = read_source(path, self._root)
        self.problems += mistakes
        return source


def parse_record(text: str) -> dict[str, Recorded]:
    """The record of checksums (``berkas.json``): item id to date of update and checksum of each path.

    Raises `ValueError`, `TypeError`, `AttributeError` or `KeyError` for anything else.
    """
    data: Mapping[str, Any] = json.loads(text)
    return {
        str(key): Recorded(
            updated=date.fromisoformat(row["diperbarui"]) if row["diperbarui"] else None,
            sha256={str(path): str(digest) for path, digest in row["berkas"].items()},
        )
        for key, row in data.items()
    }
