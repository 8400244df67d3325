"""Files for code editors, written from the schemas by ``inv docs``: JSON Schemas and snippets in ``.vscode/``.

The schemas are those of ``docs/schema/`` in the older draft that VS Code's extensions read (draft-07; remark's and
Red Hat's do not read 2020-12), and one for each register. The snippets are what `inv new` writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from plugins.desk.starting.compose import compose
from plugins.desk.starting.keys import choices_of, keys_of
from plugins.desk.starting.kinds import DOCUMENTS, ENTRIES, DocumentKind, EntryKind
from plugins.newsroom.schema import ArticleMeta
from tools.reference.schema import DOCUMENTS as FRONT_MATTER
from tools.reference.schema import document_schema

DRAFT = "http://json-schema.org/draft-07/schema#"
_DAY = date(2026, 3, 9)
_SHOWN_DAY = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"
_LATER = ("ralat", "riwayat", "dicabut", "foto", "peristiwa", "sumber")


def editor_files() -> dict[str, str]:
    """Every generated file by its path from the project's root."""
    made: dict[str, Any] = {
        f".vscode/skema/{name}.json": {**document_schema(name, kind), "$schema": DRAFT}
        for name, kind in FRONT_MATTER.items()
    }
    made |= {f".vscode/skema/{kind.name}.json": register_schema(kind) for kind in ENTRIES}
    made[".vscode/suluh.code-snippets"] = dict(_snippets())
    return {name: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for name, value in sorted(made.items())}


def write_editor_files(root: Path) -> None:
    """Write the files, each only where its text has changed."""
    for name, text in editor_files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")


def register_schema(kind: EntryKind) -> Mapping[str, Any]:
    """The schema of a register: its keys with their meaning, and the words that a key may be."""
    fields = kind.model.model_fields
    properties = {
        name: {
            "description": field.description or "",
            **({"enum": list(choices_of(field.annotation))} if choices_of(field.annotation) else {}),
        }
        for name, field in fields.items()
    }
    entry = {
        "type": "object",
        "properties": properties,
        "required": [name for name, field in fields.items() if field.is_required()],
        "additionalProperties": False,
    }
    return {"$schema": DRAFT, "title": f"content/{kind.file}", "type": "object", "additionalProperties": entry}


def _snippets() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for kind in DOCUMENTS:
        yield (
            kind.label.capitalize(),
            {
                "scope": "markdown",
                "prefix": kind.name,
                "description": f"Kepala naskah {kind.label}; sama dengan inv new --jenis {kind.name}",
                "body": _body(kind),
            },
        )
    keys = {key.name: key for key in keys_of(ArticleMeta, _DAY)}
    for name in _LATER:
        key = keys[name]
        lines = [re.sub(r"   # .*", "", line) for line in key.lines]
        yield (
            f"Kunci {name}",
            {
                "scope": "markdown",
                "prefix": name,
                "description": key.description,
                "body": [_plain(line).replace(_DAY.isoformat(), _SHOWN_DAY) for line in lines],
            },
        )


def _body(kind: DocumentKind) -> list[str]:
    """What `inv new` writes, its values as places to fill one after another."""
    given = {"judul": "@1@"} | ({"tanggal": _DAY.isoformat()} if kind.dated else {})
    text = compose(kind, given, _DAY, brief=True).text
    lines, stop = [], 1
    for line in text.split("\n")[:-1]:
        shown = _plain(line).replace("@1@", "${1:Judul}")
        if re.match(r"[\w: -]+:(?: \"\(belum ditulis.*)?$", line) or line.endswith('"'):
            stop += 1
            key = line.partition(":")[0]
            told = re.search(r"\(belum ditulis: (.*)\)\"", line)
            shown = f"{key}: ${{{stop}:{_plain(told[1]) if told else ''}}}"
        lines.append(shown.replace(_DAY.isoformat(), _SHOWN_DAY))
    return [*lines, "$0"]


def _plain(text: str) -> str:
    """A text without what a snippet takes for its own."""
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
