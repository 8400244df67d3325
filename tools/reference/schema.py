"""``docs/schema/*.json``: JSON Schemas (2020-12) of the front matter, for the editors' code editors.

They come from the models of the newsroom, with values as `tools.reference.values` says that they are written. They
are for help while writing; the build's own checks are stricter and decide.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from plugins.newsroom.schema import ALIASES, ArticleMeta, DocumentMeta, StandingMeta
from tools.reference.values import SCALAR, Schema, written

DOCUMENTS: Mapping[str, type[DocumentMeta]] = {"berita": ArticleMeta, "halaman": StandingMeta}
"""The kinds of document, by the folder they stand in and the name of their schema."""


class AsWritten(GenerateJsonSchema):
    """Pydantic's generator, with values as a code editor sees them."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Schema:
        """What may be written where a function reads the text."""
        return dict(written(schema["function"]["function"]).fragment)

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        """Text; a bare number such as ``12.75`` or ``2024`` is text to Suluh."""
        made = super().str_schema(schema)
        return made if "pattern" in made else {**made, "type": SCALAR}


def schema_texts() -> dict[str, str]:
    """The schema of each kind of document, by name, as indented JSON."""
    return {
        name: json.dumps(document_schema(name, kind), ensure_ascii=False, indent=2) + "\n"
        for name, kind in DOCUMENTS.items()
    }


def document_schema(name: str, kind: type[DocumentMeta]) -> Schema:
    """The schema of one kind of document, Pelican's names included."""
    made = kind.model_json_schema(schema_generator=AsWritten)
    for part in (made, *made.get("$defs", {}).values()):
        plain(part)
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


def plain(part: Schema) -> None:
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
