"""Officials' names spelled otherwise: told where they are surely meant, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.registers.mentions import MentionIndex
from plugins.registers.misspellings import misspellings


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


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Arfan", "Lubiss", "Yulia", " ", ". ", "\n", "Renatta", "“", "”", "x", "İ", "'"]), max_size=20
    ).map("".join)
)
def test_any_text_is_taken(index: MentionIndex, text: str) -> None:
    for problem in misspellings(text, index):
        assert 1 <= problem.line <= text.count("\n") + 1
