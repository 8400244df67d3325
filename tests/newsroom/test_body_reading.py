"""What a body is made of: headings, footnotes, links, pictures, text, limits."""

from __future__ import annotations

import html5lib
import pytest

from plugins.engine.problem import Problem
from plugins.newsroom.body import Body, Reference
from plugins.newsroom.markup.reader import BodyConfig, BodyReader

READER = BodyReader(BodyConfig(site_url="https://kominfo.contoh.go.id/portal/"))


def read(
    text: str, *, slug: str = "kabar", file: str = "berita/2025/a.md", line: int = 1
) -> tuple[Body, list[Problem]]:
    body, problems = READER.read(text, file=file, slug=slug, first_line=line)
    html5lib.HTMLParser(strict=True).parseFragment(body.html)
    for note in body.footnotes:
        html5lib.HTMLParser(strict=True).parseFragment(note.html)
    return body, list(problems)


def codes(problems: list[Problem]) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in problems]


def test_a_plain_article_has_no_problems_and_keeps_its_words() -> None:
    body, problems = read("Wali kota membuka acara.\n\nWarga *hadir*.\n")
    assert not problems
    assert body.html == "<p>Wali kota membuka acara.</p>\n<p>Warga <em>hadir</em>.</p>"
    assert body.text == "Wali kota membuka acara.\nWarga hadir."
    assert body.words == 6


def test_reading_leaves_nothing_behind_for_the_next_document() -> None:
    first = read("Teks[^1] [a][r]\n\n[^1]: Isi\n\n[r]: /x/\n")
    assert read("Lain[^1] [a][r]\n")[0].footnotes == ()
    assert read("Teks[^1] [a][r]\n\n[^1]: Isi\n\n[r]: /x/\n") == first


# Headings


def test_headings_get_ids_of_slug_and_text_and_stay_unique() -> None:
    body, problems = read("## Latar Belakang\n\n### Rincian\n\n## Latar belakang\n\n## Ānggaran {#uang}\n")
    assert not problems
    assert [(h.level, h.id, h.text) for h in body.headings] == [
        (2, "kabar-latar-belakang", "Latar Belakang"),
        (3, "kabar-rincian", "Rincian"),
        (2, "kabar-latar-belakang-2", "Latar belakang"),
        (2, "kabar-uang", "Ānggaran"),
    ]
    assert '<h2 id="kabar-latar-belakang-2">Latar belakang</h2>' in body.html


def test_top_headings_jumps_and_empty_headings_are_warned_about() -> None:
    body, problems = read("# Satu\n\n#### Empat\n\n##\n\nTeks", line=5)
    assert codes(problems) == [("N110", 5), ("N111", 7), ("N112", 9)]
    assert [h.level for h in body.headings] == [2, 4]
    assert "<h1" not in body.html


# Footnotes


def test_footnotes_are_numbered_by_first_use_and_carry_the_slug() -> None:
    body, problems = read("A[^b] B[^64.08] C[^b]\n\n[^64.08]: Kutai Timur\n\n[^b]: Isi b\n", line=10)
    assert not problems
    assert [(n.label, n.number, n.id, n.references, n.line) for n in body.footnotes] == [
        ("b", 1, "fn-kabar-b", ("fnref-kabar-b", "fnref-kabar-b-2"), 14),
        ("64.08", 2, "fn-kabar-64-08", ("fnref-kabar-64-08",), 12),
    ]
    assert body.footnotes[0].html == "<p>Isi b</p>"
    assert body.text == "A B C"
    assert (
        '<sup><a id="fnref-kabar-b" href="#fn-kabar-b" role="doc-noteref" aria-label="Catatan kaki 1">1</a></sup>'
        in body.html
    )


def test_a_footnote_may_hold_paragraphs_lists_and_tables_and_refer_to_another() -> None:
    text = (
        "Teks[^a].\n\n[^a]: Satu.\n\n    Dua[^b].\n\n    - x\n    - y\n\n    | p | q |\n    |---|---|\n    | 1 | 2 |\n"
        "\n[^b]: Lain.\n"
    )
    body, problems = read(text)
    assert not problems
    first, second = body.footnotes
    assert first.text == "Satu.\nDua.\nx\ny\np | q\n1 | 2"
    assert "<li>x</li>" in first.html
    assert "<td>2</td>" in first.html
    assert (second.number, second.references) == (2, ("fnref-kabar-b",))
    assert 'id="fnref-kabar-b"' in first.html


def test_labels_match_without_case_and_spacing_and_may_be_unicode() -> None:
    body, problems = read("A[^Dasar  Hukum] B[^日本] C[^***]\n\n[^dasar hukum]: x\n\n[^日本]: y\n\n[^***]: z\n")
    assert not problems
    assert [note.id for note in body.footnotes] == ["fn-kabar-dasar-hukum", "fn-kabar-日本", "fn-kabar-catatan"]


def test_labels_of_one_spelling_keep_apart() -> None:
    body, problems = read("A[^a b] B[^a-b] C[^a-b] D[^a-b-2]\n\n[^a b]: x\n\n[^a-b]: y\n\n[^a-b-2]: z\n")
    assert not problems
    ids = [note.id for note in body.footnotes] + [ref for note in body.footnotes for ref in note.references]
    assert len(ids) == len(set(ids)) == 7
    assert set(ids) <= set(body.ids)


def test_every_broken_footnote_is_reported_at_its_line() -> None:
    text = "Satu[^ada] dua[^adaa] tiga[^kosong]\n\n[^ada]: x\n\n[^ada]: y\n\n[^lain]: z\n\n[^kosong]:\n"
    body, problems = read(text, line=3)
    assert codes(problems) == [("N120", 3), ("N122", 7), ("N121", 9), ("N123", 11)]
    undefined = next(problem for problem in problems if problem.code == "N120")
    assert "[^ada]" in undefined.message
    assert body.footnotes[0].text == "x"
    assert "[^" not in body.html


def test_footnote_marks_in_code_are_left_alone() -> None:
    body, problems = read("Tulis `[^1]`:\n\n    [^1]: isi\n\n```\n[^2]: isi\n```\n\n<code>[^3]</code>\n")
    assert not problems
    assert body.footnotes == ()
    assert all(f"[^{n}]" in body.html for n in (1, 2, 3))


def test_footnote_marks_work_inside_raw_html_and_leave_a_link_intact() -> None:
    body, problems = read("<div>Teks[^1]</div>\n\n[maklumat[^1] kami](/a/)\n\n[^1]: Isi\n")
    assert not problems
    assert "[^" not in body.html
    assert '<a href="site:a/">maklumat kami</a><sup>' in body.html


def test_an_unclosed_footnote_mark_is_reported_and_not_shown_raw() -> None:
    body, problems = read("Teks [^ tanpa tutup\n", line=4)
    assert codes(problems) == [("N124", 4)]
    assert "[^" not in body.html


# Links


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("{filename}b.md", "@berita/2025/b.md"),
        ("{filename}../2024/b.md#bagian", "@berita/2024/b.md#bagian"),
        ("{filename}/halaman/kontak.md", "@halaman/kontak.md"),
        ("|filename|b.md", "@berita/2025/b.md"),
        ("{static}/media/a.pdf", "@media/a.pdf"),
        ("{attach}a.pdf", "@berita/2025/a.pdf"),
        ("{index}", ""),
        ("{author}Zulkarnain Idrus", "penulis/zulkarnain-idrus/"),
        ("{category}berita", "kategori/berita/"),
        ("{tag}Keterbukaan Informasi", "tag/keterbukaan-informasi/"),
        ("b.md", "@berita/2025/b.md"),
        ("./b.md", "@berita/2025/b.md"),
        ("../../media/a%20b.pdf", "@media/a b.pdf"),
        ("media/2025/a.pdf", "@media/2025/a.pdf"),
        ("media/a%23b.pdf", "@media/a%23b.pdf"),
        ("/halaman/kontak/", "halaman/kontak/"),
        ("/a/../b/", "b/"),
        ("/", ""),
        ("https://kominfo.contoh.go.id/portal/berita/2025/a/#x", "berita/2025/a/#x"),
        ("http://KOMINFO.contoh.go.id/portal", ""),
        ("//kominfo.contoh.go.id/portal/b/", "b/"),
    ],
)
def test_links_into_the_site_become_placeholders(href: str, target: str) -> None:
    body, problems = read(f"Lihat [dokumen itu](<{href}>).", line=7)
    assert not problems
    assert body.references == (Reference(target, 7),)
    assert f'href="site:{target}"' in body.html


@pytest.mark.parametrize(
    ("href", "shown"),
    [
        ("https://contoh.go.id/a?b=1&c=2", "https://contoh.go.id/a?b=1&c=2"),
        ("https://kominfo.contoh.go.id/lain/", "https://kominfo.contoh.go.id/lain/"),
        ("//contoh.go.id/a", "https://contoh.go.id/a"),
    ],
)
def test_links_to_other_sites_stand_as_they_are(href: str, shown: str) -> None:
    body, problems = read(f"Lihat [situs itu]({href}).")
    assert not problems
    assert body.outside == ((shown, 1),)
    assert f'href="{shown.replace("&", "&amp;")}" rel="external"' in body.html
    assert "target" not in body.html


@pytest.mark.parametrize("href", ["mailto:humas@contoh.go.id", "tel:+62211234567", "geo:3.6,98.48"])
def test_ways_to_write_and_call_are_no_other_site(href: str) -> None:
    body, problems = read(f"[Hubungi kami]({href})")
    assert not problems
    assert f'href="{href}"' in body.html
    assert body.outside == ()


@pytest.mark.parametrize(
    ("href", "code"),
    [
        ("../../../etc/passwd", "N151"),
        ("{static}../../../x.pdf", "N151"),
        ("/../../etc/passwd", "N151"),
        ("%2e%2e/%2e%2e/%2e%2e/x.pdf", "N151"),
        ("ftp://contoh.go.id/a", "N150"),
        ("file:///etc/passwd", "N150"),
        ("C:\\data\\a.pdf", "N150"),
        ("site:berita/", "N150"),
        ("{fileneme}a.md", "N154"),
        ("www.kominfo.go.id", "N155"),
        ("humas@contoh.go.id", "N155"),
        ("halaman-lain", "N155"),
        ("http://", "N156"),
        ("https://[::1", "N156"),
        ("", "N152"),
        ("#", "N152"),
        ("#tidak-ada", "N153"),
    ],
)
def test_links_that_lead_nowhere_are_reported_and_their_text_stays(href: str, code: str) -> None:
    body, problems = read(f"Baris.\n\nLihat [dokumen itu](<{href}>).", line=3)
    assert codes(problems) == [(code, 5)]
    assert "dokumen itu" in body.text
    assert body.references == ()


def test_a_fragment_leads_to_the_real_id_plain_or_prefixed() -> None:
    body, problems = read("[satu](#latar) [dua](#kabar-latar) [tiga](#Latar)\n\n## Latar\n")
    assert not problems
    assert body.html.count('href="#kabar-latar"') == 3


def test_unclear_and_empty_link_texts_are_reported() -> None:
    _, problems = read("[klik di sini](/a/)\n\n[](/b/)\n\n[Selengkapnya…](/c/)\n")
    assert codes(problems) == [("N158", 1), ("N157", 3), ("N158", 5)]


def test_each_link_is_reported_at_its_own_line() -> None:
    text = "[a](/x/)\n\n`[a](/x/)`\n\n```\n[a](/x/)\n```\n\n[a][r]\n[a](/x/)\n\n[r]: /y/\n"
    body, _ = read(text, line=20)
    assert [reference.line for reference in body.references] == [20, 31, 29]


# Pictures


def test_pictures_need_a_source_inside_and_words_for_those_who_do_not_see() -> None:
    body, problems = read(
        "![Warga antre](media/a.jpg)\n\n![](media/b.jpg)\n\n![IMG_1.jpg](media/c.jpg)\n\n![Peta](https://x.id/a.png)\n\n<img>\n"
    )
    assert codes(problems) == [("N160", 3), ("N161", 5), ("N162", 7), ("N160", 9), ("N163", 9)]
    assert body.references[0] == Reference("@media/a.jpg", 1, picture=True)
    assert '<img src="site:@media/a.jpg" alt="Warga antre">' in body.html
    assert "x.id" not in body.html


# Tables, lists, code


def test_tables_have_scoped_heads_alignment_classes_and_text_by_cells() -> None:
    body, problems = read("| Kota | Jumlah |\n|------|-------:|\n| Binjai[^1] | 5 |\n\n[^1]: x\n")
    assert not problems
    assert '<th class="rata-kanan" scope="col">Jumlah</th>' in body.html
    assert '<td class="rata-kanan">5</td>' in body.html
    assert "style" not in body.html
    assert body.text == "Kota | Jumlah\nBinjai | 5"


def test_code_keeps_its_characters() -> None:
    body, problems = read('```python\nprint("a -- b") # Rp 5 <b>\n```\n')
    assert not problems
    assert body.html == '<pre><code class="language-python">print("a -- b") # Rp 5 &lt;b&gt;\n</code></pre>'


# Bad characters and limits


def test_invisible_characters_are_removed_and_named_with_their_line() -> None:
    body, problems = read("a\u200bb\n\nc\u202ed\n\ne\x00f &#8203;g\n", line=2)
    assert codes(problems) == [("N103", 2), ("N104", 4), ("N102", 6), ("N103", 6)]
    assert body.text == "ab\ncd\nef g"


def test_joiners_stay_where_a_script_needs_them() -> None:
    body, problems = read("می\u200cخواهم 👩\u200d🌾\n")
    assert not problems
    assert "\u200c" in body.html
    assert "\u200d" in body.html


def test_line_ends_of_windows_do_not_shift_lines() -> None:
    assert codes(read("a\r\n\r\n[x](#y)\r\n", line=1)[1]) == [("N153", 3)]


NASTY = {
    "paragraphs": "a\n\n" * 40_000,
    "headings": "# a\n" * 30_000,
    "terms": "a\n: " * 40_000,
    "definitions": "[^1]: a\n" * 25_000,
    "unknown notes": "".join(f"[^{n}]\n\n" for n in range(5_000)),
    "brackets": "[" * 100_000,
    "picture brackets": "![" * 40_000,
    "footnote marks": "[^" * 40_000,
    "quotes": ">" * 10_000,
    "list marks": "- " * 20_000,
    "stars": "*a" * 40_000,
    "backticks": "`a " * 60_000,
    "fences": "```\n" * 10_000,
    "tags": "<b>" * 40_000,
    "unclosed tags": "<a " * 40_000,
    "comments": "<!--" * 40_000,
    "cells": "a|" * 100_000,
    "rows": "a|b\n-|-\n" + "1|2\n" * 40_000,
    "length": "kata " * 100_000,
    "entities": "&amp;" * 40_000,
    "links": "[a](" * 40_000,
    "deep lists": "\n".join("    " * depth + "- a" for depth in range(200)),
}


@pytest.mark.parametrize("name", NASTY)
def test_text_made_to_exhaust_ends_in_a_problem_and_stays_readable(name: str) -> None:
    body, problems = read(NASTY[name])
    assert problems
    assert len(body.text) >= 500
