"""A site's own catalogue (``data/datapackage.json``, Frictionless Data Package) and its tables, read as foreign input.

The catalogue names the size and SHA-256 of every file; a table whose bytes are not those is not taken. Addresses stay
below the site's own root, so that a catalogue cannot send the reader elsewhere.
"""

from __future__ import annotations

import csv
import hashlib
import io
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct

from plugins.opendata.formats.csv_file import FORMULA
from plugins.opendata.network.checked import ForeignError, clean, parsed, taken
from plugins.opendata.network.model import Answer, Offer, Refused, Snapshot, Table
from plugins.ppid.privacy import DOUBTFUL, scan

CATALOGUE = "data/datapackage.json"
"""Where a site's catalogue stands, below its root."""

MAX_CATALOGUE = 5_000_000
MAX_TABLE = 20_000_000
MAX_ROWS = 50_000
MAX_TABLES = 2_000

MERGED = "-jaringan"
"""How the datasets end that a network makes of its members; no network's catalogue tells them again."""

DIP, COMPLIANCE = "dip", "kepatuhan"
"""The resources that are merged row by row."""

_YEAR = re.compile(r"-[12][0-9]{3}$")

T = TypeVar("T")
Get = Callable[[str, int], bytes]
"""Fetches an address, at most so many bytes; raises `ForeignError`."""


class Resource(Struct, frozen=True):
    """A table as the catalogue names it: its name, the address of its file, size and SHA-256."""

    name: str
    url: str
    size: int
    sha256: str


def read_site(site: str, root: str, get: Get, kept: Snapshot | None) -> Snapshot:
    """What a site publishes now; ``kept`` is given back where its catalogue is the same to the byte.

    Raises `ForeignError` where the catalogue or a table cannot be taken as a whole; rows that cannot are counted.
    """
    data = get(urljoin(root, CATALOGUE), MAX_CATALOGUE)
    digest = hashlib.sha256(data).hexdigest()
    if kept is not None and kept.katalog_sha256 == digest:
        return kept
    package = parsed(data)
    resources = package.get("resources") if isinstance(package, Mapping) else None
    if not isinstance(resources, list):
        raise ForeignError("katalog data tidak berbentuk Data Package")
    if len(resources) > MAX_TABLES:
        raise ForeignError(f"katalog memuat lebih dari {MAX_TABLES} tabel")
    refused: list[Refused] = []
    described = [one for one in resources if isinstance(one, Mapping)]
    files = {one.name: one for one in _resources(root, described)}
    dip = _rows(Offer, DIP, files, get, refused)
    answers = _rows(Answer, COMPLIANCE, files, get, refused)
    return Snapshot(
        situs=site,
        katalog_sha256=digest,
        penerbit=_publisher(package),
        dip=tuple(sorted(dip, key=lambda one: one.id)),
        kepatuhan=tuple(sorted(answers, key=lambda one: one.butir)),
        katalog=tuple(sorted(_tables(root, described, files, refused), key=lambda one: one.id)),
        ditolak=tuple(refused),
    )


def _publisher(package: Mapping[str, Any]) -> str:
    people = package.get("contributors")
    first = people[0] if isinstance(people, list) and people else None
    try:
        return clean(first.get("title")) if isinstance(first, Mapping) else ""
    except ForeignError:
        return ""


def _resources(root: str, described: Sequence[Mapping[str, Any]]) -> Iterator[Resource]:
    """The resources that have one CSV file of their own with a SHA-256."""
    for one in described:
        name, path, size = one.get("name"), one.get("path"), one.get("bytes")
        algorithm, _, digest = str(one.get("hash", "")).rpartition(":")
        if not isinstance(name, str) or not isinstance(path, str) or algorithm != "sha256":
            continue
        url = _below(root, path)
        if url and isinstance(size, int) and not isinstance(size, bool) and 0 <= size <= MAX_TABLE:
            yield Resource(name, url, size, digest.lower())


def _below(root: str, path: str) -> str:
    """The full address of a path of the catalogue, or "" where it leads out of the site.

    >>> _below("https://a.example/sub/", "dip/dip.csv"), _below("https://a.example/sub/", "../../x")
    ('https://a.example/sub/data/dip/dip.csv', '')
    """
    try:
        url = urljoin(urljoin(root, CATALOGUE), path)
        parts, own = urlsplit(url), urlsplit(root)
        inside = posixpath.normpath(unquote(parts.path)).startswith(own.path)
    except ValueError:
        return ""
    same = (parts.scheme, parts.netloc) == (own.scheme, own.netloc)
    return url if same and inside and not parts.query and not parts.fragment else ""


def _rows(kind: type[T], name: str, files: Mapping[str, Resource], get: Get, refused: list[Refused]) -> list[T]:
    """The rows of a table that can be taken; a site without the table has none."""
    file = files.get(name)
    if file is None:
        return []
    data = get(file.url, file.size)
    if len(data) != file.size or hashlib.sha256(data).hexdigest() != file.sha256:
        raise ForeignError(f"isi {name} berbeda dari sidik jari di katalognya")
    taken_: dict[str, T] = {}
    wrong: list[tuple[int, str]] = []
    for number, row in enumerate(_read_csv(name, data), 1):
        try:
            value = taken(kind, row)
            _guard(row)
            _once(str(row.get("id") or row.get("butir")), value, taken_)
        except ForeignError as mistake:
            wrong.append((number, str(mistake)))
    if wrong:
        refused.append(Refused(tabel=name, jumlah=len(wrong), baris=wrong[0][0], alasan=wrong[0][1]))
    return list(taken_.values())


def _read_csv(name: str, data: bytes) -> Iterator[dict[str, str]]:
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        header = next(reader, [])
        for number, cells in enumerate(reader):
            if number >= MAX_ROWS:
                raise ForeignError(f"{name} memuat lebih dari {MAX_ROWS} baris")
            if cells and len(cells) != len(header):
                raise ForeignError(f"baris {number + 1} {name} tidak sebanyak kolomnya")
            if cells:
                yield {key: _unguarded(cell) for key, cell in zip(header, cells, strict=True)}
    except (UnicodeDecodeError, csv.Error):
        raise ForeignError(f"{name} bukan CSV UTF-8 yang sah") from None


def _unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _guard(row: Mapping[str, str]) -> None:
    """Raises `ForeignError` where a row holds what looks like personal data (PerKI 1/2021 Ps 5(3))."""
    text = "\n".join(row.values())
    first = next((one for one in scan(text) if one.kind not in DOUBTFUL), None)
    if first is not None:
        raise ForeignError(f"tampaknya memuat {first.kind.label}")


def _once(key: str, value: T, taken_: dict[str, T]) -> None:
    """Take a value under its identifier. Raises `ForeignError` where another has it."""
    if taken_.setdefault(key, value) is not value:
        raise ForeignError(f"pengenal {key} berulang")


def _page(root: str, file: Resource | None) -> str:
    """Where people read of a table: the folder below ``data/`` that holds its file."""
    data = urljoin(root, "data/")
    folder, slash, _ = file.url.removeprefix(data).partition("/") if file else ("", "", "")
    return f"{data}{folder}/" if slash else data


def _tables(
    root: str, described: Sequence[Mapping[str, Any]], files: Mapping[str, Resource], refused: list[Refused]
) -> Iterator[Table]:
    wrong: list[tuple[int, str]] = []
    seen: dict[str, Table] = {}
    names = {str(one.get("name")) for one in described}
    for number, one in enumerate(described, 1):
        name = str(one.get("name"))
        if (year := _YEAR.search(name)) and name[: year.start()] in names:
            continue  # one year of a table that is there as a whole
        if name.endswith(MERGED):
            continue  # a network's own whole, which would hold itself
        file = files.get(name)
        licences = one.get("licenses")
        licence = licences[0] if isinstance(licences, list) and licences else None
        row = {
            "id": one.get("name"),
            "judul": one.get("title"),
            "keterangan": one.get("description"),
            "lisensi": licence.get("title") or licence.get("name") if isinstance(licence, Mapping) else "",
            "tautan": _page(root, file),
            "berkas": file.url if file else "",
            "ukuran": file.size if file else 0,
            "sha256": file.sha256 if file else "",
        }
        try:
            table = taken(Table, row)
            _guard({key: str(value) for key, value in row.items() if key in {"judul", "keterangan"}})
            _once(table.id, table, seen)
        except ForeignError as mistake:
            wrong.append((number, str(mistake)))
    yield from seen.values()
    if wrong:
        refused.append(Refused(tabel="katalog", jumlah=len(wrong), baris=wrong[0][0], alasan=wrong[0][1]))
