"""``docs/schema/tabel.json``: the JSON Schema (2020-12) of the YAML beside an editors' table, for code editors."""

from __future__ import annotations

import json
from typing import Any

from pydantic_core import core_schema

from plugins.opendata.tables.schema import MAX_LENGTH, OneOf, TableMeta, read_length
from tools.reference.schema import AsWritten, plain
from tools.reference.values import Schema


class _AsWritten(AsWritten):
    """Pydantic's generator, with the words of closed lists."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Schema:
        """What may be written where a function reads the text."""
        function: Any = schema["function"]["function"]
        if isinstance(function, OneOf):
            return {"enum": [name for name, _ in function.known]}
        if function is read_length:
            return {"type": "integer", "minimum": 1, "maximum": MAX_LENGTH}
        return super().function_before_schema(schema)


def table_schema() -> Schema:
    """The schema of a table's YAML."""
    made = TableMeta.model_json_schema(schema_generator=_AsWritten)
    for part in (made, *made.get("$defs", {}).values()):
        plain(part)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Keterangan tabel content/media/data/*.yaml",
        **{key: value for key, value in made.items() if key not in {"title", "description"}},
    }


def table_schema_text() -> str:
    """The schema as indented JSON."""
    return json.dumps(table_schema(), ensure_ascii=False, indent=2) + "\n"
