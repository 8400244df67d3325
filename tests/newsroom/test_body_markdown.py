"""The quick Markdown says what the library says: steps are left out, never results."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.newsroom.markup.footnotes import NotesExtension
from plugins.newsroom.markup.markdown import library_with, markdown_with

LIBRARY_NOTES, QUICK_NOTES = NotesExtension(), NotesExtension()
LIBRARY, QUICK = library_with(LIBRARY_NOTES), markdown_with(QUICK_NOTES)

LINES = [
    "",
    "",
    "",
    "kata biasa saja",
    "kata *tebal* dan _miring_, a_b_c",
    "## Judul",
    "Judul bawah",
    "===",
    "---",
    "* * *",
    "- butir",
    "  lanjutan",
    "    menjorok",
    "\tbertab",
    "1. pertama",
    "3. ketiga",
    "> kutipan",
    "Istilah",
    ":   arti istilah",
    "| a | b |",
    "| - | -: |",
    "a | b",
    "- | -",
    "[^1]: catatan *kaki*",
    "lihat[^1] dan[^2]",
    "[acuan]: https://contoh.go.id 'judul'",
    "[tautan](berkas.md) dan [acuan] dan ![gambar](a.jpg)",
    "<https://contoh.go.id> surel <a@b.id>",
    "<div>mentah</div>",
    "teks <b>mentah</b> & lain &amp; &copy",
    "```",
    "~~~ python",
    "`kode` dan ``ko`de``",
    "\\*bukan tebal\\*",
    "dua spasi di akhir  ",
    " ",
    "    ",
    "a: b",
    "#",
    "`",
    "[",
    "![",
    "*",
]


def told(text: str) -> tuple[tuple[str, object], tuple[str, object]]:
    LIBRARY.reset()
    QUICK.reset()
    return (LIBRARY.convert(text), LIBRARY_NOTES.notes), (QUICK.convert(text), QUICK_NOTES.notes)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14))
@example(["kata biasa saja", " ", "kata biasa saja"])
def test_the_quick_way_says_what_the_library_says(lines: list[str]) -> None:
    library, quick = told("\n".join(lines))
    assert quick == library


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab \n\t#>-*_+1.:|[]()!^<>&`~\\=\"'", max_size=60))
def test_marks_in_any_order_are_read_as_the_library_reads_them(text: str) -> None:
    library, quick = told(text)
    assert quick == library


@pytest.mark.parametrize("line", LINES)
def test_every_mark_alone_is_read_as_the_library_reads_it(line: str) -> None:
    library, quick = told(f"sebelum\n\n{line}\n\nsesudah")
    assert quick == library
