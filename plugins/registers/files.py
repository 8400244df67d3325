"""Register files as text and rows, every defect a Problem: bytes, encoding, YAML, keys, types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from rapidfuzz import process

from plugins.engine.problem import Problem
from plugins.engine.yamlfile import YamlDocument, YamlMistake, YamlValue, parse_yaml

from . import problems
from .schema import BODY_KINDS, PostRow

MAX_BYTES = 2_000_000

Row = TypeVar("Row", bound=BaseModel)


class Table(Struct, Generic[Row], frozen=True):
    """What could be read of one YAML register.

    ``ids`` are all ids that the file has, also those of rows with mistakes, so that one mistake does not make
    every reference to its row a second one. ``whole`` is false when the file could not be read at all.
    """

    file: str
    rows: dict[str, Row]
    ids: tuple[str, ...]
    document: YamlDocument
    whole: bool
    problems: tuple[Problem, ...]

    def line(self, *path: str | int) -> int:
        """The line of a row or of a value in it."""
        return self.document.line_of(*path)


def read_text(path: Path, shown: str) -> tuple[str | None, list[Problem]]:
    """A register file's text with LF line ends, or ``None``, and what is wrong with its bytes."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, [problems.UNREADABLE.at(shown, what="lebih besar dari 2 MB")]
        data = path.read_bytes()
    except FileNotFoundError:
        return None, [problems.MISSING_FILE.at(shown, name=shown)]
    except OSError:
        return None, [problems.UNREADABLE.at(shown, what="bukan berkas biasa atau tidak boleh dibuka")]
    found: list[Problem] = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        found.append(problems.UNTIDY.at(shown, 1, what="tanda BOM di awal"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as mistake:
        line = data.count(b"\n", 0, mistake.start) + 1
        return None, [*found, problems.UNREADABLE.at(shown, line, what="ada bita yang bukan UTF-8")]
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        return None, [*found, problems.UNREADABLE.at(shown, line, what="ada karakter NUL")]
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        found.append(problems.UNTIDY.at(shown, line, what="akhir baris CRLF (Windows)"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, found


def read_table(path: Path, shown: str, model: type[Row]) -> Table[Row]:
    """A YAML register's rows that hold to ``model``, and the problems of the others."""
    text, found = read_text(path, shown)
    nothing = YamlDocument("", {})
    if text is None:
        return Table(shown, {}, (), nothing, whole=False, problems=tuple(found))
    try:
        document = parse_yaml(text)
    except YamlMistake as mistake:
        found.append(problems.YAML_SYNTAX.at(shown, mistake.line, what=mistake.message, column=mistake.column))
        return Table(shown, {}, (), nothing, whole=False, problems=tuple(found))
    if not isinstance(document.data, dict):
        what = "Berkas kosong; isinya" if document.data == "" else "Isi berkas"
        found.append(problems.NOT_A_MAPPING.at(shown, 1, what=what))
        return Table(shown, {}, (), nothing, whole=False, problems=tuple(found))
    rows: dict[str, Row] = {}
    for entry_id, value in document.data.items():
        row, mistakes = _read_row(shown, document, entry_id, value, model)
        found.extend(mistakes)
        if row is not None:
            rows[entry_id] = row
    return Table(shown, rows, tuple(document.data), document, whole=True, problems=tuple(found))


def _read_row(
    shown: str, document: YamlDocument, entry_id: str, value: YamlValue, model: type[Row]
) -> tuple[Row | None, list[Problem]]:
    if value == "" and not any(field.is_required() for field in model.model_fields.values()):
        value = {}
    if not isinstance(value, dict):
        line = document.line_of(entry_id)
        return None, [problems.NOT_A_MAPPING.at(shown, line, what=f"Entri {entry_id}")]
    try:
        return model.model_validate(value), []
    except ValidationError as mistakes:
        return None, list(_told(shown, document, entry_id, model, mistakes))


def _told(
    shown: str, document: YamlDocument, entry_id: str, model: type[BaseModel], mistakes: ValidationError
) -> Iterator[Problem]:
    for mistake in mistakes.errors(include_url=False):
        path = tuple(mistake["loc"])
        line = document.line_of(entry_id, *path)
        key = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
        match mistake["type"]:
            case "extra_forbidden":
                hint = _nearest_key(str(path[-1]), _keys(model, path))
                yield problems.UNKNOWN_KEY.at(shown, line, key=key, entry=entry_id, nearest=hint)
            case "missing":
                yield problems.MISSING_KEY.at(shown, line, key=key, entry=entry_id)
            case "literal_error":
                what = f"{mistake['input']!s} tidak ada dalam daftar ({_nearest_kind(str(mistake['input']))})"
                yield problems.BAD_VALUE.at(shown, line, key=key, entry=entry_id, what=what)
            case "value_error":
                what = str(mistake.get("ctx", {}).get("error", ""))
                yield problems.BAD_VALUE.at(shown, line, key=key, entry=entry_id, what=what)
            case _:
                what = "harus berupa pasangan kunci dan nilai"
                yield problems.BAD_VALUE.at(shown, line, key=key, entry=entry_id, what=what)


def _keys(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The keys that are known where an unknown one stands: of the row, or of an item of ``jabatan``."""
    if len(path) > 1:
        return list(PostRow.model_fields)
    return list(model.model_fields)


def _nearest_key(key: str, known: list[str]) -> str:
    near = process.extractOne(key.lower(), known, score_cutoff=60)
    if near:
        return f"Mungkin maksudnya {near[0]}."
    return f"Kunci yang dikenal: {', '.join(known)}."


def _nearest_kind(kind: str) -> str:
    near = [match[0] for match in process.extract(kind.lower(), BODY_KINDS, limit=3, score_cutoff=50)]
    return f"terdekat: {', '.join(near)}" if near else f"pilihan: {', '.join(BODY_KINDS)}"
