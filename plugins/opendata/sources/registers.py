"""The registers as data: topics, officials with their posts over time, and bodies."""

from __future__ import annotations

import json
from collections.abc import Iterator

from plugins.engine.theme import Words
from plugins.opendata.model import Dataset, FieldType, ForeignKey, Rhythm, Row
from plugins.opendata.sources import vocabulary as v
from plugins.opendata.sources.scales import Scales
from plugins.opendata.sources.wording import Wording
from plugins.opendata.values import rows_of
from plugins.registers.lookup import resolve
from plugins.registers.model import Body, Official, Register, Registers
from plugins.registers.schema import BODY_KINDS
from plugins.registers.skos import to_jsonld, to_turtle
from plugins.tags.wiring import JSONLD, TURTLE


def register_datasets(registers: Registers, url: str, words: Words, scales: Scales) -> Iterator[Dataset]:
    """Topics, officials, their posts, and bodies, each where the register has entries; ``url`` is the site's."""
    if registers.topics:
        yield _topics(registers, url, words, scales)
    if registers.officials:
        yield _officials(registers, words)
        yield _posts(registers, words)
    if registers.bodies:
        yield _bodies(registers, words)


def _topics(registers: Registers, url: str, words: Words, scales: Scales) -> Dataset:
    w, skos = Wording.of(words, "topik"), words.opendata.others.skos
    topics = registers.topics.values()
    return Dataset(
        id="topik",
        **w.told(sample=bool(topics) and all(topic.sample for topic in topics)),
        fields=(
            w.field("id", iri=v.NOTATION, required=True, unique=True),
            w.field("nama", iri=v.PREF_LABEL, required=True),
            w.field("alias", FieldType.LIST, iri=v.ALT_LABEL),
            w.field("definisi", iri=v.DEFINITION),
            w.field("lebih_luas", FieldType.LIST),
            w.field("terkait", FieldType.LIST),
            w.field("pengganti"),
            w.field("dipakai", FieldType.BOOLEAN, required=True),
            w.field("tautan", FieldType.URI, required=True),
        ),
        rows=rows_of(
            (
                topic.id,
                topic.name,
                (*topic.aliases, *topic.short_aliases),
                topic.definition,
                topic.broader,
                topic.related,
                topic.successor,
                not topic.retired,
                topic.address,
            )
            for topic in topics
        ),
        rhythm=Rhythm.IRREGULAR,
        page=f"{Register.TOPIK.value}/",
        keys=("id",),
        subject="tautan",
        row_class=f"{v.SKOS}Concept",
        others=(
            scales.weighed(TURTLE, skos, lambda: to_turtle(registers, url).encode()),
            scales.weighed(JSONLD, skos, lambda: _scheme(registers, url)),
        ),
    )


def _scheme(registers: Registers, url: str) -> bytes:
    return (json.dumps(to_jsonld(registers, url), ensure_ascii=False, indent=1) + "\n").encode()


def _officials(registers: Registers, words: Words) -> Dataset:
    w = Wording.of(words, "pejabat")
    officials = registers.officials.values()
    return Dataset(
        id="pejabat",
        **w.told(sample=all(one.sample for one in officials)),
        fields=(
            w.field("id", iri=v.IDENTIFIER, required=True, unique=True),
            w.field("nama", iri=v.NAME, required=True),
            w.field("nama_lengkap"),
            w.field("alias", FieldType.LIST),
            w.field("tautan", FieldType.URI, required=True),
            w.field("contoh", FieldType.BOOLEAN, required=True),
        ),
        rows=rows_of(
            (one.id, one.name, one.full_name, (*one.aliases, *one.short_aliases), one.address, one.sample)
            for one in officials
        ),
        rhythm=Rhythm.IRREGULAR,
        page=f"{Register.PEJABAT.value}/",
        keys=("id",),
        subject="tautan",
        row_class=f"{v.FOAF}Person",
    )


def _posts(registers: Registers, words: Words) -> Dataset:
    w = Wording.of(words, "jabatan")
    officials = registers.officials.values()
    keys = [ForeignKey(("pejabat",), "pejabat", ("id",))]
    if registers.bodies:
        keys.append(ForeignKey(("lembaga",), "lembaga", ("id",)))
    return Dataset(
        id="jabatan",
        **w.told(sample=all(one.sample for one in officials)),
        fields=(
            w.field("pejabat", required=True),
            w.field("nomor", FieldType.INTEGER, required=True, minimum=1),
            w.field("nama", required=True),
            w.field("jabatan", required=True),
            w.field("lembaga"),
            w.field("mulai", FieldType.DATE),
            w.field("selesai", FieldType.DATE),
            w.field("tercatat", FieldType.LIST, pattern="[0-9]{4}-[0-9]{2}-[0-9]{2}"),
            w.field("sumber"),
        ),
        rows=rows_of(row for one in officials for row in _post_rows(one, registers)),
        rhythm=Rhythm.IRREGULAR,
        page=f"{Register.PEJABAT.value}/",
        keys=("pejabat", "nomor"),
        foreign_keys=tuple(keys),
    )


def _post_rows(one: Official, registers: Registers) -> Iterator[Row]:
    for number, post in enumerate(one.posts, start=1):
        body = resolve(registers, Register.LEMBAGA, post.body) if post.body else None
        attested = tuple(day.isoformat() for day in post.attested)
        yield (
            one.id,
            number,
            one.name,
            post.title,
            body.id if body else None,
            post.start,
            post.end,
            attested,
            post.source,
        )


def _bodies(registers: Registers, words: Words) -> Dataset:
    w = Wording.of(words, "lembaga")
    bodies = registers.bodies.values()
    keys = [ForeignKey(("induk",), "lembaga", ("id",))]
    if registers.regions:
        keys.append(ForeignKey(("wilayah",), "wilayah", ("kode",)))
    return Dataset(
        id="lembaga",
        **w.told(sample=all(body.sample for body in bodies)),
        fields=(
            w.field("id", iri=v.IDENTIFIER, required=True, unique=True),
            w.field("nama", iri=v.NAME, required=True),
            w.field("singkatan"),
            w.field("jenis", enum=BODY_KINDS),
            w.field("induk"),
            w.field("wilayah"),
            w.field("situs", FieldType.URI),
            w.field("alias", FieldType.LIST),
            w.field("tautan", FieldType.URI, required=True),
            w.field("contoh", FieldType.BOOLEAN, required=True),
        ),
        rows=rows_of(_body_row(body, registers) for body in bodies),
        rhythm=Rhythm.IRREGULAR,
        page=f"{Register.LEMBAGA.value}/",
        keys=("id",),
        subject="tautan",
        row_class=f"{v.ORG}Organization",
        foreign_keys=tuple(keys),
    )


def _body_row(body: Body, registers: Registers) -> Row:
    parent = resolve(registers, Register.LEMBAGA, body.parent) if body.parent else None
    region = resolve(registers, Register.WILAYAH, body.region) if body.region else None
    return (
        body.id,
        body.name,
        body.short_name,
        body.kind,
        parent.id if parent else None,
        region.id if region else None,
        body.site,
        (*body.aliases, *body.short_aliases),
        body.address,
        body.sample,
    )
