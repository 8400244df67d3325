"""Taking a source apart: front matter, body, and the line of every key."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.engine.files import Source
from plugins.newsroom.frontmatter import Parts, split, validate
from plugins.newsroom.schema import ArticleMeta, StandingMeta

HEAD = "judul: Judul\ntanggal: 2025-01-15\nringkasan: R.\n"


def source(text: str) -> Source:
    return Source("berita/2025/a.md", text, "")


def parts(text: str) -> Parts:
    found, problems = split(source(text))
    assert found is not None, problems
    return found


def codes(text: str) -> list[tuple[str, int]]:
    found, problems = split(source(text))
    if found is not None:
        problems += validate(ArticleMeta, found, "a.md")[1]
    return [(problem.code, problem.line) for problem in problems]


def test_front_matter_and_body_with_their_lines() -> None:
    found = parts(f"---\n{HEAD}peristiwa:\n  nama: Rapat\n---\nBaris tujuh.\n")
    assert found.data["judul"] == "Judul"
    assert found.body == "Baris tujuh.\n"
    assert found.first_line == 8
    assert found.line_of("judul") == 2
    assert found.line_of("peristiwa", "nama") == 6
    assert found.line_of("peristiwa", "tiada") == 5


@given(st.integers(0, 5), st.integers(0, 5))
def test_first_line_counts_what_stands_above(blank: int, gap: int) -> None:
    text = "\n" * blank + f"---\n{HEAD}---\n" + "\n" * gap + "Isi di sini.\n"
    found = parts(text)
    assert text.split("\n")[found.first_line - 1 + gap] == "Isi di sini."
    assert text.split("\n")[found.line_of("tanggal") - 1].startswith("tanggal:")


@pytest.mark.parametrize("close", ["---", "...", "---   ", "---\t"])
def test_front_matter_may_close_in_either_way(close: str) -> None:
    assert parts(f"---\n{HEAD}{close}\nIsi.\n").body == "Isi.\n"


def test_rule_in_the_body_is_no_front_matter() -> None:
    assert parts(f"---\n{HEAD}---\nSatu.\n\n---\n\nDua.\n").body == "Satu.\n\n---\n\nDua.\n"


def test_body_may_be_missing() -> None:
    assert parts(f"---\n{HEAD}---").body == ""


def test_scalars_stay_as_they_were_written() -> None:
    data = parts("---\nwilayah: [12.10, 64.08]\niklan: no\ndateline: 0123\n---\n").data
    assert data == {"wilayah": ["12.10", "64.08"], "iklan": "no", "dateline": "0123"}


def test_names_of_pelican_count_where_ours_are_absent() -> None:
    data = parts("---\ntitle: Lama\njudul: Baru\ndate: 2025-01-15\nsummary: R.\n---\n").data
    assert data == {"judul": "Baru", "tanggal": "2025-01-15", "ringkasan": "R."}


def test_plain_header_of_pelican_is_read_with_its_continued_lines() -> None:
    found, problems = split(
        source("Title: Judul\nDate: 2025-01-15\nSummary: Satu\n    dua\nTags: a, b\n\nIsi: bukan kunci.\n")
    )
    assert found is not None
    assert found.data == {"judul": "Judul", "tanggal": "2025-01-15", "ringkasan": "Satu dua", "tags": "a, b"}
    assert found.body.strip() == "Isi: bukan kunci."
    assert found.line_of("tags") == 5
    assert [problem.code for problem in problems] == ["N024"]
    meta, _ = validate(ArticleMeta, found, "a.md")
    assert meta is not None
    assert meta.tags == ("a", "b")


def test_key_with_nothing_after_the_colon_counts_as_absent() -> None:
    assert codes(f"---\n{HEAD}dateline:\ntopik: []\nfoto:\n---\n") == []
    assert codes("---\njudul:\ntanggal: 2025-01-15\nringkasan: R.\n---\n") == [("N006", 2)]


def test_problem_stands_at_the_key_or_at_the_key_above_it() -> None:
    assert codes(f"---\n{HEAD}foto:\n  berkas: a.jpg\n---\n") == [("N006", 5)]
    assert codes(f"---\n{HEAD}ralat:\n  - waktu: 2025-01-16\n    isi: x\n  - waktu: 2025-02-30\n    isi: y\n---\n") == [
        ("N008", 8)
    ]
    assert codes(f"---\n{HEAD}bukti:\n  - judul: x\n---\n") == [("N007", 6)]


def test_messages_of_every_wrong_value_are_indonesian() -> None:
    lines = [
        "topik: {a: b}",
        "iklan: 7",
        "status: x",
        "jenis: x",
        "foto: x",
        "foto: [x]",
        "ralat: x",
        "ralat: [x]",
        "bukti: [{judul: x, url: y}]",
        "peristiwa: [x]",
        "sumber: {nama: [x]}",
        "tags: {a: b}",
        "slug: [x]",
        "lampiran: {a: b}",
        "tanggal_sumber: [x]",
        "diperbarui: {a: b}",
    ]
    for line in lines:
        found = parts(f"---\n{HEAD}{line}\n---\n")
        problems = validate(ArticleMeta, found, "a.md")[1]
        assert problems, line
        for problem in problems:
            text = f"{problem.message} {problem.hint}"
            for word in ("Input", "should", "valid", "Value", "must", "error", "Field"):
                assert word not in text, (line, text)
            assert problem.line == 5, (line, problem)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("pejabta", "pejabat"),
        ("Judul", "judul"),
        ("ringkasn", "ringkasan"),
        ("topic", "topik"),
        ("lampirn", "lampiran"),
    ],
)
def test_nearest_key_is_named(wrong: str, right: str) -> None:
    found = parts(f"---\n{HEAD}{wrong}: x\n---\n")
    (problem,) = [problem for problem in validate(ArticleMeta, found, "a.md")[1] if problem.code == "N005"]
    assert f"“{right}”" in problem.hint


def test_key_of_an_article_is_unknown_on_a_standing_page() -> None:
    found = parts("---\njudul: J\nringkasan: R.\ndateline: x\n---\n")
    assert [problem.code for problem in validate(StandingMeta, found, "a.md")[1]] == ["N005"]


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    for written in (text, f"---\n{text}\n---\nIsi.\n", f"---\n{HEAD}dateline: {text}\n---\n{text}"):
        found, problems = split(source(written))
        assert found is not None or problems
        if found is not None:
            meta, mistakes = validate(ArticleMeta, found, "a.md")
            assert (meta is None) == bool(mistakes)
            last = written.count("\n") + 1
            assert all(0 <= problem.line <= last for problem in (*problems, *mistakes)), (written, problems, mistakes)
