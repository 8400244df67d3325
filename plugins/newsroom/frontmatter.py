"""Taking a source file apart: front matter, body, and where each key stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from rapidfuzz import fuzz, process

from plugins.engine.files import Source
from plugins.engine.problem import Problem
from plugins.engine.words import size_text
from plugins.engine.yamlfile import YamlDocument, YamlMistake, parse_yaml
from plugins.newsroom import problems as found
from plugins.newsroom.schema import ALIASES

MAX_FRONT_MATTER = 64_000
"""Characters; the longest real front matter is a tenth of it."""

_PLAIN = re.compile(r"([A-Za-z_][\w-]*):[ \t]*(.*)")
_NEAR = 60
_WHY_MISSING = {
    "judul": "Judul tampil di halaman, daftar, dan hasil pencarian.",
    "tanggal": "Tanpa tanggal, berita tidak dapat diurutkan; tanggal tidak pernah dikarang.",
    "ringkasan": "Ringkasan tampil di daftar, umpan, dan hasil pencarian; tidak pernah dipotong dari isi.",
    "alt": "Pembaca tunanetra mengenal gambar hanya dari teks ini (WCAG 1.1.1).",
}
_HOW = {
    "list": "Tulis sebagai daftar, misalnya [satu, dua].",
    "mapping": "Tulis sebagai pasangan kunci dan isi yang menjorok dua spasi di bawah kunci ini.",
    "text": "Tulis sebagai teks satu baris; beri tanda petik bila memuat titik dua.",
}

_PLACEHOLDERS = {"judul": "…", "ringkasan": "…", "tanggal": "2000-01-01"}

M = TypeVar("M", bound=BaseModel)


class Parts(Struct, frozen=True):
    """A source taken apart; ``first_line`` is the line of the file on which ``body`` starts."""

    data: Mapping[str, Any]
    yaml: YamlDocument
    offset: int
    body: str
    first_line: int

    def line_of(self, *path: str | int) -> int:
        """The line of the file where a key stands."""
        return self.yaml.line_of(*path) + self.offset


def split(source: Source) -> tuple[Parts | None, tuple[Problem, ...]]:
    """Front matter and body of a source; YAML between ``---`` lines, or Pelican's plain ``Key: value`` lines."""
    text = source.text
    start = len(text) - len(text.lstrip("\n \t"))
    text, skipped = text[start:], text[:start].count("\n")
    lead = re.match(r"---[ \t]*\n", text)
    if lead is None:
        return _plain(source.file, text, skipped)
    close = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, lead.end())
    if close is None:
        return None, (found.FRONT_MATTER_OPEN.at(source.file, skipped + 1),)
    front = text[lead.end() : close.start()]
    if len(front) > MAX_FRONT_MATTER:
        limit = size_text(MAX_FRONT_MATTER)
        return None, (found.FRONT_MATTER_LONG.at(source.file, skipped + 1, size=size_text(len(front)), limit=limit),)
    try:
        yaml = parse_yaml(front)
    except YamlMistake as mistake:
        return None, (found.YAML_SYNTAX.at(source.file, mistake.line + skipped + 1, detail=mistake.message),)
    if not isinstance(yaml.data, dict):
        detail = "seharusnya pasangan kunci dan isi"
        return None, (found.YAML_SYNTAX.at(source.file, skipped + 2, detail=detail),)
    body = text[close.end() :].removeprefix("\n")
    first_line = skipped + text[: close.end()].count("\n") + 2
    return Parts(_named(yaml.data), yaml, skipped + 1, body, first_line), ()


def _plain(file: str, text: str, skipped: int) -> tuple[Parts | None, tuple[Problem, ...]]:
    """Pelican's own header: ``Key: value`` lines up to an empty line, indented lines continue a value."""
    data: dict[str, str] = {}
    lines: dict[tuple[str | int, ...], int] = {}
    rows = text.split("\n")
    count, key = 0, ""
    for count, row in enumerate(rows):
        match = _PLAIN.fullmatch(row.rstrip())
        if match and not row[:1].isspace():
            key = match[1].lower()
            data[key] = match[2].strip()
            lines[key,] = count + 1
        elif row.strip() and key and row[:1].isspace():
            data[key] = f"{data[key]} {row.strip()}".strip()
        else:
            break
    if not data:
        return None, (found.NO_FRONT_MATTER.at(file, skipped + 1),)
    body = "\n".join(rows[count:])
    yaml = YamlDocument(dict(data), lines)
    parts = Parts(_named(data), yaml, skipped, body, skipped + count + 1)
    return parts, (found.PLAIN_HEADER.at(file, skipped + 1),)


def _named(data: Mapping[str, Any]) -> dict[str, Any]:
    """Keys by our names; Pelican's names count where ours is absent."""
    named = {key: value for key, value in data.items() if key not in ALIASES}
    for alias, key in ALIASES.items():
        if alias in data:
            named.setdefault(key, data[alias])
    return named


def validate(kind: type[M], parts: Parts, file: str) -> tuple[M | None, tuple[Problem, ...]]:
    """Front matter as its schema, with its problems and their lines.

    Where there are problems the value holds only the keys that are right, with placeholders for what is missing: good
    for finding further mistakes at once, never for publishing. ``None`` where nothing can be made of it.
    """
    data = _without_empty(parts.data)
    try:
        return kind.model_validate(data), ()
    except ValidationError as failure:
        problems = tuple(_problem(item, kind, parts, file) for item in failure.errors())
        wrong = {str(item["loc"][0]) for item in failure.errors() if item["loc"]}
    right = {key: value for key, value in data.items() if key not in wrong}
    try:
        return kind.model_validate(
            {**{key: _PLACEHOLDERS[key] for key in wrong & _PLACEHOLDERS.keys()}, **right}
        ), problems
    except ValidationError:
        return None, problems


def _without_empty(value: Any) -> Any:
    """Keys with nothing after the colon count as absent: the schema then says what is missing."""
    if isinstance(value, Mapping):
        return {key: _without_empty(item) for key, item in value.items() if item not in ("", None, [], {})}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


def _problem(item: Any, kind: type[BaseModel], parts: Parts, file: str) -> Problem:
    path = _as_written(item["loc"], parts.data)
    key = ".".join(str(part) for part in path) or "kepala naskah"
    line = parts.line_of(*path) if path else parts.offset
    form, value = item["type"], item["input"]
    if form == "extra_forbidden":
        return found.UNKNOWN_KEY.at(file, line, key=key, nearest=_nearest_key(str(path[-1]), kind, path[:-1]))
    if form == "missing":
        why = _WHY_MISSING.get(str(path[-1]), "Tanpa kunci itu keterangan ini tidak lengkap.")
        return found.MISSING_KEY.at(file, line, key=key, why=why)
    if form == "tanggal_kosong":
        return found.EMPTY_DATE.at(file, line, key=key)
    if form.startswith("tanggal_"):
        return found.BAD_DATE.at(file, line, key=key, detail=item["msg"], value=value)
    detail, how = _explain(item)
    return found.WRONG_VALUE.at(file, line, key=key, detail=detail, how=how)


def _as_written(loc: tuple[str | int, ...], data: Any) -> tuple[str | int, ...]:
    """Pydantic's location without its own additions (branches of a union), as far as the editor wrote it."""
    path: list[str | int] = []
    for index, part in enumerate(loc):
        if _holds(data, part):
            path.append(part)
            data = data[part]
        elif isinstance(data, Mapping) and index == len(loc) - 1:
            path.append(part)
    return tuple(path)


def _holds(data: Any, part: str | int) -> bool:
    """Whether a mapping has the key, or a list the index."""
    if isinstance(data, Mapping):
        return part in data
    return isinstance(data, list) and isinstance(part, int) and part < len(data)


def _explain(item: Any) -> tuple[str, str]:
    """What is wrong with a value, and how to write it."""
    form, context = item["type"], item.get("ctx") or {}
    if form in {"tuple_type", "list_type"}:
        return "seharusnya daftar", _HOW["list"]
    if form in {"model_type", "model_attributes_type", "dict_type"}:
        return "seharusnya pasangan kunci dan isi", _HOW["mapping"]
    if form == "string_type":
        return "seharusnya teks", _HOW["text"]
    if form.startswith("int_"):
        return "seharusnya bilangan bulat", "Tulis angka saja, misalnya 10."
    if form == "literal_error":
        expected = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        return "bukan salah satu pilihan", f"Pilihannya: {expected}."
    if form == "string_too_long":
        return f"lebih dari {context.get('max_length')} huruf", "Ringkas isinya."
    if form == "string_too_short":
        return "kosong", "Isi nilainya, atau hapus barisnya."
    if form == "string_pattern_mismatch":
        return "bukan alamat lengkap", "Tulis alamat yang diawali https://."
    return str(item["msg"]), "Bandingkan dengan contoh di docs/panduan-editor.md."


def _nearest_key(wrong: str, kind: type[BaseModel], path: tuple[str | int, ...]) -> str:
    known = sorted(_fields_at(kind, path))
    near = process.extractOne(wrong.casefold(), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if near:
        return f"Mungkin maksudnya “{near[0]}”; bila tidak, hapus baris ini."
    return f"Hapus baris ini; kunci yang dikenal: {', '.join(known)}."[:400]


def _fields_at(kind: type[BaseModel], path: tuple[str | int, ...]) -> set[str]:
    """The keys that may stand at a path of the schema."""
    for part in path:
        if isinstance(part, int):
            continue
        found_kind = _model_in(kind.model_fields[part].annotation) if part in kind.model_fields else None
        if found_kind is None:
            return set(kind.model_fields)
        kind = found_kind
    return set(kind.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as ``tuple[PhotoMeta, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        inner = _model_in(part)
        if inner is not None:
            return inner
    return None
