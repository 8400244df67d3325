"""Officials' names spelled otherwise: told where they are surely meant, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.registers.mentions import MentionIndex
from plugins.registers.misspellings import _near, _perhaps_near, misspellings
from plugins.registers.model import Register
from plugins.registers.prose import read_block


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("Kepala Dinas Arfan Lubiss hadir.", "Arfan Lubiss", "arfan-lubis"),
        ("Menurut Yulia Renatta, kanal resmi diperbarui.", "Yulia Renatta", "yulia-renata"),
        ("Hadir dr. Hj. Siti Marwyah Harun, M.Kes.", "Siti Marwyah Harun", "siti-marwiyah"),
        ("Asisten Ma'ruf Hasyhim menutup rapat.", "Ma'ruf Hasyhim", "maruf-hasyim"),
        ("Sambutan Ronny Bonar Parlin Hutapae dibacakan.", "Ronny Bonar Parlin Hutapae", "bonar-hutapea"),
    ],
)
def test_a_misspelled_name_is_told_with_the_right_one(index: MentionIndex, text: str, written: str, meant: str) -> None:
    (problem,) = misspellings(f"Baris satu.\n{text}", index, file="berita/a.md", line=10)
    assert (problem.code, problem.file, problem.line) == ("R030", "berita/a.md", 11)
    assert written in problem.message
    assert meant in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "Kepala Dinas Arfan Lubis dan Arvan Lubis hadir.",
        "Yuliana Renata adalah orang lain.",
        "Yulia Renato adalah orang lain.",
        "Arfan Lubiss Nasution adalah orang lain.",
        "Jalan Arfan Lubiss macet.",
        "arfan lubiss ditulis kecil.",
        "Arfan. Lubiss dua kalimat.",
        "Ronni Bonar dan Ronny Bonar adalah alias.",
        "Kota Bogorr dan Dinas Komunikassi bukan orang.",
        "KEPALA DINAS ARFAN LUBISS MEMBUKA RAPAT KERJA",
        "",
    ],
)
def test_another_name_is_not_told(index: MentionIndex, text: str) -> None:
    assert misspellings(text, index) == ()


MISSPELT = [
    ("sentences_berita", "Kadis Ikhsan Sirergar membuka dialog.", "ikhsan-siregar"),
    ("sentences_berita", "Asisten Eka Edi Saputera hadir.", "eka-edi-saputra"),
    ("sentences_berita", "Menurut Herri Isdaryoko, ini penting.", "herry-isdaryoko"),
    ("sentences_berita", "Irene Yuriantinni memaparkan.", "irene-yuriantini"),
    ("sentences_berita", "Presiden Joko Widdodo hadir.", "joko-widodo"),
    ("sentences_berita", "Wakil Presiden Ma'ruf Ammin hadir.", "maruf-amin"),
    ("sentences_berita", "Asisten Putri Syawal Sembirng hadir.", "putri-syawal-sembiring"),
    ("sentences_berita", "Kadis Kominfo Syahrul Bayyan menerima.", "syahrul-bayan"),
    ("sentences_berita", "Dirjen IKP Widodo Muktyo hadir.", "widodo-muktiyo"),
    ("sentences_berita", "Dirjen IKP Widodo Mukityo hadir.", "widodo-muktiyo"),
    ("sentences_berita", "Asisten Joko Waskitonno hadir.", "joko-waskitono"),
    ("sentences_kedua", "Wali Kota Sulastri Wiranatta hadir.", "sulastri-wiranata"),
    ("sentences_kedua", "Drg. Bambang Satriya Yuda hadir.", "bambang-satria-yuda"),
    ("sentences_kedua", "Letkol Hendra Pasarribu hadir.", "hendra-pasaribu"),
]

OTHERS = [
    ("sentences_berita", "Joko Widodo dan Joko Waskito hadir."),
    ("sentences_berita", "Joko Waluyo hadir."),
    ("sentences_berita", "Eka Edi Saputri hadir."),
    ("sentences_berita", "Ikhwan Siregar hadir."),
    ("sentences_berita", "Ihsan Siregar hadir."),
    ("sentences_berita", "Irene Yuliantini hadir."),
    ("sentences_berita", "Putra Syawal Sembiring hadir."),
    ("sentences_berita", "Heru Isdaryoko hadir."),
    ("sentences_berita", "Syahril Bayan hadir."),
    ("sentences_berita", "Joni Widodo hadir."),
    ("sentences_kedua", "Hendri Pasaribu hadir."),
    ("sentences_kedua", "Sulastry Wiranto hadir."),
    ("sentences_kedua", "Wahyu Pratomo hadir."),
    ("sentences_kedua", "Wahyu Pratiwi hadir."),
    ("sentences_kedua", "Dian Sari Dewa hadir."),
    ("sentences_kedua", "Diana Sari hadir."),
    ("sentences_kedua", "Dian Sary hadir."),
    ("sentences_kedua", "Jalan Hendra Pasarribu rusak."),
    ("sentences_kedua", "Bambang Satria Yudha Pratama hadir."),
    ("sentences_kedua", "Hendro Pasaribu hadir."),
]


@pytest.mark.parametrize(("office", "text", "meant"), MISSPELT)
def test_a_slip_in_a_known_name_is_told(indexes: dict[str, MentionIndex], office: str, text: str, meant: str) -> None:
    (problem,) = misspellings(text, indexes[office])
    assert meant in problem.hint


@pytest.mark.parametrize(("office", "text"), OTHERS)
def test_a_person_with_a_similar_name_is_left_alone(indexes: dict[str, MentionIndex], office: str, text: str) -> None:
    assert misspellings(text, indexes[office]) == ()


def test_an_office_or_a_declaration_vouches_for_the_person(indexes: dict[str, MentionIndex]) -> None:
    berita = indexes["sentences_berita"]
    assert misspellings("Kepala Dinas Ihsan Siregar hadir.", berita)
    assert misspellings("Ihsan Siregar hadir.", berita, {(Register.PEJABAT, "ikhsan-siregar")})


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Arfan", "Lubiss", "Yulia", " ", ". ", "\n", "Renatta", "“", "”", "x", "İ", "'"]), max_size=20
    ).map("".join)
)
def test_any_text_is_taken(index: MentionIndex, text: str) -> None:
    for problem in misspellings(text, index):
        assert 1 <= problem.line <= text.count("\n") + 1


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Arfan",
                "Lubiss",
                "Yulia",
                "Renatta",
                "M",
                "Ma'ruf",
                "Hasyhim",
                " ",
                " ",
                ".",
                "\n",
                "-",
                "(",
                "_",
                "é",
                "É",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_the_quick_look_misses_no_name(index: MentionIndex, text: str) -> None:
    prose = read_block(text)
    if any(_near(prose, at, index.people, ()) for at in range(len(prose.folded))):
        assert _perhaps_near(text, index.people)
