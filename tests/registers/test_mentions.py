"""Links in HTML: where they stand, where they never stand, and that nothing else changes."""

from __future__ import annotations

import pickle
import re
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.registers.mentions import LINK_CLASS, MentionIndex, with_links
from plugins.registers.model import AnyEntry, Body, Official, Post, Register, Registers
from plugins.registers.patterns import Key

NOTHING: frozenset[Key] = frozenset()


def address(entry: AnyEntry) -> str:
    return f"/{entry.address}"


def unlinked(html: str) -> str:
    return re.sub(rf'<a class="{LINK_CLASS}" href="[^"]*">([^<]*)</a>', r"\1", html)


def test_only_the_first_mention_of_an_entry_bears_a_link(index: MentionIndex) -> None:
    html = "<p>Di Kota Bogor.</p><p>Lalu di Kota Bogor dan <em>Kota Binjai</em>.</p>"
    linked = index.link(html, NOTHING, address)
    assert linked.html == (
        '<p>Di <a class="sebutan" href="/wilayah/32.71/">Kota Bogor</a>.</p><p>Lalu di Kota Bogor dan '
        '<em><a class="sebutan" href="/wilayah/12.75/">Kota Binjai</a></em>.</p>'
    )
    assert [(m.id, m.linked) for m in linked.mentions] == [("32.71", True), ("32.71", False), ("12.75", True)]
    assert with_links(html, linked.links) == linked.html
    assert [html[m.start : m.end] for m in linked.mentions] == [m.words for m in linked.mentions]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Kota Bogor</h2>",
        "<h3 id=x>Kota <em>Bogor</em></h3>",
        "<p><a href='/x'>Kota Bogor</a></p>",
        "<p><code>Kota Bogor</code></p>",
        "<pre><code>Kota Bogor</code></pre>",
        "<p>x<sup id='fnref'><a href='#1'>Kota Bogor</a></sup></p>",
        "<figure><img alt='Kota Bogor'><figcaption>Rapat. <span class='foto-kredit'>Kota Bogor</span></figcaption></figure>",
        "<p><q>Kota Bogor</q> dan <cite>Kota Bogor</cite></p>",
        "<p>Buku berjudul &ldquo;Kota Bogor&rdquo; terbit.</p>",
        "<script>var x = 'Kota Bogor'; if (a<b) {}</script><style>.a{content:'Kota Bogor'}</style>",
        "<!-- Kota Bogor --><p title='Kota Bogor'>x</p>",
        "<svg><text>Kota Bogor</text></svg>",
        "<p>Kota</p><p>Bogor</p>",
    ],
)
def test_a_name_is_left_alone_where_it_is_no_prose(index: MentionIndex, html: str) -> None:
    assert index.link(html, NOTHING, address).html == html


def test_a_link_goes_to_the_first_mention_that_can_bear_it(index: MentionIndex) -> None:
    html = "<h2>Kota Bogor</h2><p>Di Kota <b>Bogor</b> dan <a href=x>Kota Bogor</a>, lalu Kota&nbsp;Bogor.</p>"
    linked = index.link(html, NOTHING, address)
    assert '<a class="sebutan" href="/wilayah/32.71/">Kota&nbsp;Bogor</a>' in linked.html
    assert unlinked(linked.html) == html


def test_neighbours_in_other_elements_count(index: MentionIndex) -> None:
    html = "<p><strong>SMA Negeri 1</strong> Kota Bogor dan <b>Universitas</b> Jawa Barat.</p>"
    assert index.link(html, NOTHING, address).mentions == ()


def test_an_entry_is_not_linked_to_its_own_page(index: MentionIndex) -> None:
    linked = index.link("<p>Kota Bogor</p>", NOTHING, lambda entry: "" if entry.id == "32.71" else "x")
    assert linked.html == "<p>Kota Bogor</p>"
    assert len(linked.mentions) == 1


def test_addresses_are_escaped(index: MentionIndex) -> None:
    assert 'href="a&amp;b&quot;"' in index.link("<p>Kota Bogor</p>", NOTHING, lambda _: 'a&b"').html


def test_entities_and_accents_are_read_as_the_letters_they_stand_for(index: MentionIndex) -> None:
    for html in ("<p>Asisten Ma&rsquo;ruf Hasyim hadir</p>", "<p>Asisten Ma&#39;ruf Hasyim hadir</p>"):
        (mention,) = index.link(html, NOTHING, address).mentions
        assert html[mention.start : mention.end].endswith("Hasyim")


def test_former_ids_may_be_declared() -> None:
    body = Body(id="baru", name="Dinas Contoh Raya", short_aliases=("Dicora",), former_ids=("lama",))
    index = MentionIndex.build(Registers(bodies={"baru": body}))
    assert [m.id for m in index.find(["Menurut Dicora begitu."], {(Register.LEMBAGA, "lama")})] == ["baru"]


def test_a_name_of_two_entries_counts_only_for_the_declared_one() -> None:
    people = {i: Official(id=i, name="Sutan Harahap") for i in ("satu", "dua")}
    index = MentionIndex.build(Registers(officials=people))
    text = ["Menurut Sutan Harahap begitu."]
    assert index.find(text) == ()
    assert [m.id for m in index.find(text, {(Register.PEJABAT, "dua")})] == ["dua"]
    assert index.find(text, {(Register.PEJABAT, "dua"), (Register.PEJABAT, "satu")}) == ()


def test_the_index_can_be_pickled_and_finds_the_same(index: MentionIndex) -> None:
    again: MentionIndex = pickle.loads(pickle.dumps(index))  # noqa: S301
    text = ["Kepala Diskominfo Kota Bogor dan Arfan Lubis di Kabupaten Kutai Timur."]
    assert again.find(text) == index.find(text)
    assert len(index.find(text)) == 3


PIECES = st.sampled_from(
    [
        "Kota Bogor",
        "Kab.",
        "Kutai Timur",
        "Arfan Lubis",
        "Drs. H. ",
        ", S.H.",
        "SP4N-LAPOR!",
        "Kominfo",
        "Kota",
        "Jawa Barat",
        "nya",
        "lah",
        "<p>",
        "</p>",
        "<a href='x'>",
        "</a>",
        "<b>",
        "</b",
        "<h2>",
        "</h2>",
        "<q>",
        "<sup>",
        "</sup>",
        "<script>",
        "</script",
        "<!--",
        "-->",
        "&amp;",
        "&nbsp;",
        "&#0;",
        "&#x110000;",
        "&",
        "<",
        ">",
        '"',
        "“",
        "”",
        "'",
        " ",
        "\n",
        "\n\n",
        "-",
        ".",
        "/",
        "(",
        ")",
        "@",
        "#",
        "1",
        "İ",
        "ß",
        "́",
        "\x00",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80))
def test_any_text_is_taken_and_nothing_but_links_is_added(index: MentionIndex, text: str) -> None:
    declared = frozenset({(Register.PEJABAT, "arfan-lubis"), (Register.LEMBAGA, "kominfo-bogor")})
    mentions = index.find([text], declared)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert all(text[m.start : m.end] == m.words and m.words for m in mentions)
    linked = index.link(text, declared, address)
    assert unlinked(linked.html) == text
    assert all(one.end <= other.start for one, other in pairwise(linked.mentions))
    assert len({(m.register, m.id) for m in linked.mentions if m.linked}) == sum(m.linked for m in linked.mentions)


def big_registers(registers: Registers) -> Registers:
    """2,000 entries besides the regions, with names of the usual forms."""
    first = [
        "Ahmad",
        "Budi",
        "Citra",
        "Dedi",
        "Eka",
        "Fajar",
        "Gita",
        "Hadi",
        "Indah",
        "Joko",
        "Kartika",
        "Lukman",
        "Maya",
        "Nanda",
        "Oka",
    ]
    last = [
        "Siregar",
        "Lubis",
        "Nasution",
        "Harahap",
        "Wijaya",
        "Santoso",
        "Pratama",
        "Saputra",
        "Hidayat",
        "Maulana",
        "Rangkuti",
    ]
    officials = {
        f"o{n}": Official(
            id=f"o{n}",
            name=f"{first[n % 15]} {last[n // 15 % 11]} {first[n // 165 % 15]}anto",
            posts=(Post(title="Kepala"),),
        )
        for n in range(1000)
    }
    regions = list(registers.regions.values())
    bodies = {
        f"b{n}": Body(
            id=f"b{n}",
            name=f"Dinas {('Kominfo', 'Kesehatan')[n % 2]} {regions[n // 2 + 40].name}",
            short_aliases=("Diskominfo",),
            region=regions[n // 2 + 40].id,
        )
        for n in range(1000)
    }
    return Registers(officials=officials, bodies=bodies, regions=registers.regions)


def test_an_article_costs_under_a_millisecond_or_so(registers: Registers, capsys: pytest.CaptureFixture[str]) -> None:
    big = big_registers(registers)
    index = MentionIndex.build(big)
    sentence = (
        "Kepala Dinas Kominfo {0} {1} mengatakan bahwa program itu akan dilanjutkan pada tahun depan, sementara warga "
        "di {0} berharap layanan informasi publik semakin mudah dijangkau oleh semua orang tanpa terkecuali. "
    )
    regions, people = list(big.regions.values()), list(big.officials.values())
    paragraphs = [sentence.format(regions[60 + 7 * n].name, people[11 * n].name) * 2 for n in range(7)]
    words = sum(len(p.split()) for p in paragraphs)
    html = "".join(f"<p>{p}</p>" for p in paragraphs)

    def fastest(run: object) -> float:
        assert callable(run)
        times = []
        for _ in range(15):
            began = time.process_time()
            run()
            times.append(time.process_time() - began)
        return min(times) * 1000 * 470 / words

    find, link = fastest(lambda: index.find(paragraphs)), fastest(lambda: index.link(html, NOTHING, address))
    with capsys.disabled():
        sys.stdout.write(f"\nmentions in 470 words, 2,552 entries: find {find:.2f} ms, link {link:.2f} ms\n")
    assert len(index.find(paragraphs)) >= 40
    assert find < 3  # the promise is 1 ms; a busy machine gets some air
