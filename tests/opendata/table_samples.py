"""Editors' tables read straight from text: the CSV and the YAML of one table, without a site around them."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import yaml

from plugins.engine.files import Source
from plugins.engine.problem import Problem
from plugins.opendata.model import Row
from plugins.opendata.tables.reading import ReadTable, read_table, rows_again

ZONE = ZoneInfo("Asia/Makassar")


def described(kolom: dict[str, Any], **more: Any) -> str:
    """The YAML of a table with these columns; a column may be the word of its type."""
    columns = {name: {"jenis": said} if isinstance(said, str) else said for name, said in kolom.items()}
    front = {"judul": "Tabel uji", "keterangan": "Dibuat untuk diuji.", "kolom": columns}
    return yaml.safe_dump(front | more, allow_unicode=True, sort_keys=False, width=1000)


def read(csv: str | bytes, text: str) -> tuple[ReadTable | None, list[Problem]]:
    """A table and all its problems."""
    data = csv.encode() if isinstance(csv, str) else csv
    source = Source("media/data/uji.yaml", text, "")
    table, problems = read_table("media/data/uji.csv", data, source, "mark", ZONE)
    return table, [*problems, *(table.problems if table else ())]


def rows(csv: str | bytes, kolom: dict[str, Any], **more: Any) -> tuple[Row, ...]:
    """The rows of a table that must be right. Raises `AssertionError` with its problems where it is not."""
    text = described(kolom, **more)
    table, problems = read(csv, text)
    assert not problems, problems
    assert table is not None
    again = rows_again(table, csv.encode() if isinstance(csv, str) else csv)
    assert len(again) == table.count
    return again


def told(csv: str | bytes, kolom: dict[str, Any], **more: Any) -> list[Problem]:
    """The problems of a table."""
    return read(csv, described(kolom, **more))[1]


def codes(csv: str | bytes, kolom: dict[str, Any], **more: Any) -> list[tuple[str, int]]:
    """The problems of a table as code and line, in the order they were found."""
    return [(problem.code, problem.line) for problem in told(csv, kolom, **more)]
