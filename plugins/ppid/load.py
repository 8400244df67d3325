"""Items and exempt items from their Markdown files, through the cache where nothing changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Generic, TypeVar, cast

from msgspec import Struct
from pydantic import BaseModel

from plugins.engine import problems as file_problems
from plugins.engine.contributor import Build
from plugins.engine.files import Source, read_source, walk
from plugins.engine.fingerprint import fingerprint
from plugins.engine.problem import Problem
from plugins.newsroom import problems as found
from plugins.newsroom.body import Body
from plugins.newsroom.frontmatter import split, validate
from plugins.newsroom.load import KeyLines
from plugins.newsroom.markup.reader import BodyReader
from plugins.newsroom.slugs import slugged
from plugins.ppid.exempt import ExemptItem, parse_period
from plugins.ppid.item import DocumentFile, Item, Link
from plugins.ppid.law import LegalBasis
from plugins.ppid.model import ExemptDocument, ItemDocument
from plugins.ppid.schema import ExemptMeta, ItemMeta

ITEMS = "ppid/informasi"
EXEMPT = "ppid/dikecualikan"

M = TypeVar("M", bound=BaseModel)


class PpidReading(Struct, Generic[M], frozen=True):
    """What one file tells: its checked front matter and its body; ``meta`` is ``None`` where nothing can be made."""

    file: str
    meta: M | None
    body: Body
    keys: KeyLines
    problems: tuple[Problem, ...]


def read_items(build: Build, bodies: BodyReader) -> tuple[ItemDocument, ...]:
    """Everything published in ``ppid/informasi/``; its mistakes are reported."""
    readings = _folder(build, bodies, ITEMS, ItemMeta)
    return tuple(item_of(reading, reading.meta) for reading in readings if reading.meta and _shown(reading.meta))


def read_exempt(build: Build, bodies: BodyReader) -> tuple[ExemptDocument, ...]:
    """Everything published in ``ppid/dikecualikan/``; its mistakes are reported."""
    readings = _folder(build, bodies, EXEMPT, ExemptMeta)
    return tuple(_exempt(reading, reading.meta) for reading in readings if reading.meta and _shown(reading.meta))


def read_ppid(source: Source, kind: type[M], bodies: BodyReader) -> PpidReading[M]:
    """One source as a reading; every mistake in it is among its problems."""
    parts, problems = split(source)
    if parts is None:
        return PpidReading(source.file, None, Body(), KeyLines({}, 0), problems)
    meta, mistakes = validate(kind, parts, source.file)
    slug = identifier(source.file, getattr(meta, "id", None))
    if not slug:
        line = parts.line_of("id") if "id" in parts.data else 0
        problems += (found.NO_SLUG.at(source.file, line, value=PurePosixPath(source.file).stem),)
    body, wrong = bodies.read(parts.body, file=source.file, slug=slug or "naskah", first_line=parts.first_line)
    keys = KeyLines(parts.yaml.lines, parts.offset)
    return PpidReading(source.file, meta if slug else None, body, keys, (*problems, *mistakes, *wrong))


def identifier(file: str, written: str | None) -> str:
    """The id of a document: the key ``id``, else the file's name."""
    return slugged(written or PurePosixPath(file).stem)


def _folder(build: Build, bodies: BodyReader, folder: str, kind: type[M]) -> Iterator[PpidReading[M]]:
    root = build.config.content
    for path in walk(root, folder):
        if path.suffix.lower() not in {".md", ".markdown"}:
            build.report(file_problems.UNKNOWN_KIND_OF_FILE.at(path.relative_to(root).as_posix()))
            continue
        reading = _read(build, bodies, path, kind)
        if reading is not None:
            build.report(*reading.problems)
            yield reading


def _read(build: Build, bodies: BodyReader, path: Path, kind: type[M]) -> PpidReading[M] | None:
    source, problems = read_source(path, build.config.content)
    build.report(*problems)
    if source is None:
        return None
    key = fingerprint("ppid", kind.__name__, source.file, source.digest, build.code_digest)
    cached = build.store.reading(key)
    if isinstance(cached, PpidReading):
        return cast("PpidReading[M]", cached)
    reading = read_ppid(source, kind, bodies)
    build.store.remember(key, reading)
    return reading


def _shown(meta: ItemMeta | ExemptMeta) -> bool:
    return meta.status == "terbit"


def item_of(reading: PpidReading[ItemMeta], meta: ItemMeta) -> ItemDocument:
    """The item that a reading's front matter describes."""
    empty = meta.kosong
    item = Item(
        id=identifier(reading.file, meta.id),
        title=meta.judul,
        classes=tuple(dict.fromkeys(meta.kelas)),
        checklist=tuple(dict.fromkeys(meta.butir)),
        summary=meta.ringkasan,
        unit=meta.unit,
        responsible=meta.penanggung_jawab,
        made_when=meta.waktu_pembuatan,
        made_where=meta.tempat_pembuatan,
        forms=tuple(dict.fromkeys(meta.bentuk)),
        retention=meta.retensi,
        files=tuple(DocumentFile(path=normpath(one.berkas), title=one.judul) for one in meta.berkas),
        links=tuple(Link(title=one.judul, address=one.url) for one in meta.tautan),
        year=meta.tahun,
        updated=meta.diperbarui,
        valid_until=meta.berlaku_sampai,
        opened_from=meta.dibuka_dari,
        empty_reason=empty.alasan if empty else "",
        empty_until=empty.sampai if empty else None,
        sample=meta.contoh,
        source=reading.file,
        line=1,
    )
    return ItemDocument(item, reading.body, meta.topik, meta.wilayah, reading.keys)


def _exempt(reading: PpidReading[ExemptMeta], meta: ExemptMeta) -> ExemptDocument:
    item = ExemptItem(
        id=identifier(reading.file, meta.id),
        title=meta.judul,
        bases=tuple(LegalBasis(one.undang_undang, one.pasal) for one in meta.dasar_hukum),
        grounds=tuple(letter.casefold() for letter in meta.huruf),
        consequence_open=meta.konsekuensi_dibuka,
        consequence_closed=meta.konsekuensi_ditutup,
        period=parse_period(meta.jangka_waktu) if meta.jangka_waktu else None,
        decision_number=meta.nomor_keputusan,
        decision_date=meta.tanggal_keputusan,
        ppid=meta.ppid,
        unit=meta.unit,
        approved_by=meta.disetujui,
        extent=meta.lingkup,
        part=meta.bagian,
        starts=meta.mulai,
        ends_on=meta.berakhir,
        test_sheet=meta.lembar_uji,
        ruling=meta.putusan,
        ruling_day=meta.tanggal_putusan,
        sample=meta.contoh,
        source=reading.file,
        line=1,
    )
    return ExemptDocument(item, reading.body, reading.keys)


def sorted_documents(documents: Sequence[ItemDocument]) -> tuple[ItemDocument, ...]:
    """Items by id, ties by source, so that no order of folders shows."""
    return tuple(sorted(documents, key=lambda document: (document.item.id, document.item.source, document.item.line)))
