"""The JSON Schemas for code editors agree with what a build accepts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel
from support.site import ROOT

from plugins.newsroom.schema import ALIASES, ArticleMeta, StandingMeta
from tools.reference.frontmatter import parts_of
from tools.reference.schema import DOCUMENTS, document_schema

SOURCES = sorted((ROOT / "content").glob("berita/*/*.md")) + sorted((ROOT / "content" / "halaman").glob("*.md"))
SCHEMAS = {name: document_schema(name, kind) for name, kind in DOCUMENTS.items()}
MINIMAL = {"judul": "Rapat", "tanggal": "2026-03-09", "ringkasan": "Satu kalimat."}
CLAIM: dict[str, Any] = {
    "jenis": "klarifikasi",
    "klaim": {"isi": "Klaim."},
    "temuan": "salah",
    "bukti": [{"judul": "Bukti", "url": "https://kantor.example/"}],
}


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as code editors read it: dates are text, only true and false are boolean."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith(("timestamp", "bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def front_matter(text: str) -> Any:
    return yaml.load(text.split("---\n")[1], Loader=EditorLoader)  # noqa: S506 -- a SafeLoader


def mistakes(kind: str, data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMAS[kind]).iter_errors(data)]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_there_is_content_to_try() -> None:
    assert len(SOURCES) >= 10


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_real_content_follows_its_schema(source: Path) -> None:
    assert mistakes(source.relative_to(ROOT / "content").parts[0], front_matter(source.read_text("utf-8"))) == []


def test_the_examples_of_the_reference_follow_the_schema() -> None:
    page = (ROOT / "docs" / "naskah.md").read_text("utf-8")
    examples = re.findall(r"```markdown\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 2
    assert [mistakes("berita", front_matter(example)) for example in examples] == [[], []]


@pytest.mark.parametrize(
    "written",
    [
        "tanggal: 2026-3-9",
        "tanggal: 2026-03-09 14:30",
        "tanggal: 2026-03-09T14:30:00+07:00",
        "tanggal: '2026-03-09 pukul 14.30 WITA'",
        "tanggal_sumber: tidak-tercantum",
        "tanggal_sumber: 2026-03-08",
        "topik: kehumasan, anggaran",
        "topik: [kehumasan, anggaran]",
        "wilayah: [12.75, '64.08', 64]",
        "wilayah: 64.08",
        "iklan: ya",
        "iklan: true",
        "judul: 2026",
        "status: draft",
        "foto:",
        "peristiwa: {mulai: tidak-tercantum, hari: rabu}",
        "title: Rapat",
    ],
)
def test_what_a_build_accepts_the_schema_accepts(written: str) -> None:
    data = MINIMAL | yaml.load(written, Loader=EditorLoader)  # noqa: S506
    assert mistakes("berita", data) == []
    texts = yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 -- text only
    named = {ALIASES.get(key, key): value for key, value in texts.items() if value}
    ArticleMeta.model_validate(MINIMAL | named)


@pytest.mark.parametrize(
    "changes",
    [
        {"tangal": "2026-03-09"},
        {"judul": None},
        {"judul": ""},
        {"judul": ["Rapat"]},
        {"tanggal": "kemarin"},
        {"tanggal": "9 Maret 2026"},
        {"tanggal": date(2026, 3, 9)},
        {"jenis": "kabar"},
        {"iklan": "mungkin"},
        {"foto": {"berkas": "media/a.jpg"}},
        {"foto": "media/a.jpg"},
        {"foto": {"berkas": "media/a.jpg", "alt": "A.", "ukuran": "besar"}},
        {"sumber": {"nama": "Koran", "url": "koran"}},
        {"temuan": "salah"},
        {key: value for key, value in CLAIM.items() if key != "bukti"},
        {**CLAIM, "bukti": [{"judul": "Bukti"}]},
        {**CLAIM, "bukti": [{"judul": "B", "url": "https://kantor.example/", "berkas": "media/b.pdf"}]},
    ],
    ids=str,
)
def test_what_a_build_refuses_the_schema_refuses(changes: dict[str, Any]) -> None:
    assert mistakes("berita", {**MINIMAL, **changes}) != []


@pytest.mark.parametrize("key", sorted(MINIMAL))
def test_a_mandatory_key_may_not_be_missing(key: str) -> None:
    assert mistakes("berita", {name: value for name, value in MINIMAL.items() if name != key}) != []


def test_a_whole_clarification_is_accepted() -> None:
    assert mistakes("berita", {**MINIMAL, **CLAIM}) == []


@pytest.mark.parametrize(("name", "kind"), [("berita", ArticleMeta), ("halaman", StandingMeta)])
def test_schema_and_model_have_the_same_keys(name: str, kind: type[BaseModel]) -> None:
    schema = SCHEMAS[name]
    aliases = {alias for alias, key in ALIASES.items() if key in kind.model_fields}
    assert schema["properties"].keys() == kind.model_fields.keys() | aliases
    for _, part in parts_of(kind):
        assert schema["$defs"][part.__name__]["properties"].keys() == part.model_fields.keys()
