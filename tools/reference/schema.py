"""``docs/schema/*.json``: JSON Schemas (2020-12) of the front matter, for the editors' code editors.

Suluh reads every value as text, a code editor reads YAML: ``2025-01-15`` may be a date or text, ``12.75`` a number,
``true`` a boolean. So the schemas accept what the editor may see for what Suluh accepts. They are for help while
writing; the build's own checks are stricter and decide.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from plugins.newsroom.schema import (
    ALIASES,
    STATUSES,
    UNKNOWN_DAY,
    ArticleMeta,
    Day,
    DayOrUnknown,
    DocumentMeta,
    Listed,
    Moment,
    StandingMeta,
    Status,
    YesNo,
)

Schema = dict[str, Any]

_DAY = r"^\d{4}-\d{1,2}-\d{1,2}"
_ZONE = r"([Zz]|[Ww][Ii][Bb]|[Ww][Ii][Tt][Aa]?|[+-]\d{2}:?\d{2})"
_CLOCK = rf"([T ]+([Pp]ukul )?\d{{1,2}}[:.]\d{{2}}([:.]\d{{2}}([.,]\d+)?)?\s*{_ZONE}?)?$"
_SCALAR = ["string", "number"]

DOCUMENTS: Mapping[str, type[DocumentMeta]] = {"berita": ArticleMeta, "halaman": StandingMeta}
"""The kinds of document, by the folder they stand in and the name of their schema."""


def _written(hint: Any) -> Any:
    """The function that reads the text of a type of `plugins.newsroom.schema`."""
    return hint.__metadata__[-1].func


_FRAGMENTS: Mapping[Any, Schema] = {
    _written(Day): {"type": "string", "pattern": _DAY + _CLOCK},
    _written(Moment): {"type": "string", "pattern": _DAY + _CLOCK},
    _written(DayOrUnknown): {"anyOf": [{"const": UNKNOWN_DAY}, {"type": "string", "pattern": _DAY + _CLOCK}]},
    _written(YesNo): {"enum": [True, False, "ya", "tidak", "Ya", "Tidak", "yes", "no"]},
    _written(Status): {"enum": list(STATUSES)},
    _written(Listed): {
        "anyOf": [
            {"type": "array", "items": {"type": _SCALAR, "minLength": 1}},
            {"type": _SCALAR, "minLength": 1, "description": "Beberapa nilai dipisahkan koma."},
        ]
    },
}


class _AsWritten(GenerateJsonSchema):
    """Pydantic's generator, with values as a code editor sees them."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Schema:
        """What may be written where a function reads the text."""
        fragment = _FRAGMENTS.get(schema["function"]["function"])
        return dict(fragment) if fragment is not None else super().function_before_schema(schema)

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        """Text; a bare number such as ``12.75`` or ``2024`` is text to Suluh."""
        made = super().str_schema(schema)
        return made if "pattern" in made else {**made, "type": _SCALAR}


def schema_texts() -> dict[str, str]:
    """The schema of each kind of document, by name, as indented JSON."""
    return {
        name: json.dumps(document_schema(name, kind), ensure_ascii=False, indent=2) + "\n"
        for name, kind in DOCUMENTS.items()
    }


def document_schema(name: str, kind: type[DocumentMeta]) -> Schema:
    """The schema of one kind of document, Pelican's names included."""
    made = kind.model_json_schema(schema_generator=_AsWritten)
    for part in (made, *made.get("$defs", {}).values()):
        _plain(part)
    mandatory = made.pop("required")
    properties = made["properties"]
    for alias, key in ALIASES.items():
        if key in properties:
            properties[alias] = {**properties[key], "description": f"Sama dengan `{key}`."}
    made["allOf"] = [{"anyOf": [{"required": [name]} for name in _names(key)]} for key in mandatory]
    if kind is ArticleMeta:
        made["allOf"] += _clarification()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Kepala naskah content/{name}/",
        **{key: value for key, value in made.items() if key not in {"title", "description"}},
    }


def _names(key: str) -> list[str]:
    """A key and the names of Pelican's that stand for it."""
    return [key, *(alias for alias, ours in ALIASES.items() if ours == key)]


def _plain(part: Schema) -> None:
    """Take out what is for programmers; let what is not mandatory be left empty, as the build does."""
    part.pop("title", None)
    part.pop("description", None)
    for key, value in part.get("properties", {}).items():
        value.pop("title", None)
        if key not in part.get("required", ()):
            shown = {name: value.pop(name) for name in ("description", "default") if name in value}
            if shown.get("default", "") in (None, "", []):
                shown.pop("default", None)
            choices = value.pop("anyOf", None) or [dict(value)]
            value.clear()
            value |= {**shown, "anyOf": [*(item for item in choices if item != {"type": "null"}), {"type": "null"}]}
    if "berkas" in part.get("properties", {}) and "url" in part["properties"]:
        part["oneOf"] = [{"required": ["berkas"]}, {"required": ["url"]}]


def _clarification() -> list[Schema]:
    """The claim belongs to a clarification, and a clarification needs it."""
    keys = ["klaim", "temuan", "bukti"]
    return [
        {
            "if": {"properties": {"jenis": {"const": "klarifikasi"}}, "required": ["jenis"]},
            "then": {"required": keys},
            "else": {"not": {"anyOf": [{"required": [key]} for key in keys]}},
        }
    ]
