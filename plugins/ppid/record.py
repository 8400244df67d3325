"""Writes down the checksums of all published files: ``python -m plugins.ppid.record content``.

``content/ppid/berkas.json`` is committed beside the items. A later build compares it with the files, so that a file
that was exchanged without a new date is told (PerKI 1/2021 Ps 18). A row is only renewed when the item's date is newer
than the recorded one; a file changed without a new date keeps its old row, and the build goes on complaining.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.engine.files import read_source, walk
from plugins.newsroom.markup.reader import BodyConfig, BodyReader
from plugins.ppid.checklist import perki_checklist
from plugins.ppid.documents import locate
from plugins.ppid.item import Item, Recorded
from plugins.ppid.load import ITEMS, item_of, read_ppid
from plugins.ppid.office import RECORD, parse_record
from plugins.ppid.schema import ItemMeta
from plugins.ppid.sheet import CSV_FILE, XLSX_FILE, csv_table, read_sheet, xlsx_table


def record_of(items: Sequence[Item], recorded: Mapping[str, Recorded], root: Path) -> dict[str, Any]:
    """The record as JSON values, by item id: new rows, and renewed ones where the date is newer."""
    rows: dict[str, Any] = {}
    for item in sorted(items, key=lambda one: one.id):
        before = recorded.get(item.id)
        known = dict(before.sha256) if before else {}
        digests = {file.path: _digest(file.path, root) for file in item.files}
        digests = {path: digest for path, digest in digests.items() if digest}
        newer = before is None or (
            item.updated is not None and (before.updated is None or item.updated > before.updated)
        )
        kept = digests if newer else {path: known.get(path, digest) for path, digest in digests.items()}
        updated = item.updated if newer or before is None else before.updated
        if kept:
            rows[item.id] = {
                "diperbarui": updated.isoformat() if updated else None,
                "berkas": dict(sorted(kept.items())),
            }
    return rows


def main(arguments: Sequence[str]) -> int:
    """Write the record of a content folder; prints how many items it holds."""
    root = Path(arguments[0] if arguments else "content").resolve()
    path = root / RECORD
    recorded = parse_record(path.read_text("utf-8")) if path.is_file() else {}
    rows = record_of(_items(root), recorded, root)
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{len(rows)} informasi dicatat di {RECORD}")  # noqa: T201 -- a command of its own
    return 0


def _items(root: Path) -> list[Item]:
    """All items of the folder and of the sheet; mistakes are told by the build, not here."""
    bodies, items = BodyReader(BodyConfig()), []
    for path in walk(root, ITEMS):
        source, _ = read_source(path, root)
        if source is not None and path.suffix.lower() in {".md", ".markdown"}:
            reading = read_ppid(source, ItemMeta, bodies)
            if reading.meta is not None:
                items.append(item_of(reading, reading.meta).item)
    if (root / CSV_FILE).is_file():
        source, _ = read_source(root / CSV_FILE, root)
        table = csv_table(source) if source is not None else None
    else:
        table = xlsx_table(root / XLSX_FILE) if (root / XLSX_FILE).is_file() else None
    if table is not None:
        items += [document.item for document in read_sheet(CSV_FILE, table, perki_checklist(), {})[0]]
    return items


def _digest(name: str, root: Path) -> str:
    path = locate(name, root)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
