"""What can ground an exemption, and what none can: statutes (PerKI 1/2021 Ps 49), UU 14/2008 Ps 11 and 18(1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ppid_samples import TODAY, an_exempt_item, codes

from plugins.engine.problem import Problem
from plugins.ppid.always_open import always_open, statutory_phrases
from plugins.ppid.exempt import ExemptItem, Extent
from plugins.ppid.exempt_rules import validate_exempt
from plugins.ppid.law import LegalBasis
from plugins.ppid.statute import Rank, names_article, rank
from plugins.ppid.workdays import working_calendar

CALENDAR = working_calendar()
PHRASES = statutory_phrases()


def check(*exempt: ExemptItem) -> tuple[Problem, ...]:
    return validate_exempt(exempt, (), phrases=PHRASES, calendar=CALENDAR, today=TODAY)


@pytest.mark.parametrize(
    "citation",
    [
        "UU 14/2008",
        "UU No. 14 Tahun 2008",
        "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
        "Undang-undang Republik Indonesia Nomor 27 Tahun 2022",
        "UU KIP Nomor 14 Tahun 2008",
        "UU KIP",
        "Pasal 17 huruf h Undang-Undang Nomor 14 Tahun 2008",
        "UU 11/2008 tentang Informasi dan Transaksi Elektronik",
        "UU 28/2009 tentang Pajak Daerah dan Retribusi Daerah",
        "UU 6/2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 menjadi UU",
        "UU 12/2011 tentang Pembentukan Peraturan Perundang-undangan",
        "UU 14 Tahun 2008 dan UU 27 Tahun 2022",
        "KUHAP",
        "Kitab Undang-Undang Hukum Pidana",
    ],
)
def test_statutes_are_recognised_perki_ps_49_2_c(citation: str) -> None:
    assert rank(citation) is Rank.STATUTE


@pytest.mark.parametrize(
    "citation",
    [
        "PP 61/2010",
        "Peraturan Pemerintah Nomor 61 Tahun 2010",
        "Perpres 95/2018",
        "Peraturan Presiden Nomor 39 Tahun 2019",
        "Permendagri 3/2017",
        "Peraturan Menteri Dalam Negeri Nomor 3 Tahun 2017",
        "PermenPANRB 15/2014",
        "Perda 4/2020",
        "Peraturan Daerah Kota Contoh Nomor 4 Tahun 2020",
        "Peraturan Wali Kota Contoh Nomor 3 Tahun 2021",
        "Perwali 3/2021",
        "Perbup 3/2021",
        "Pergub 3/2021",
        "PerKI 1/2021",
        "Peraturan Komisi Informasi Nomor 1 Tahun 2021",
        "SK Kepala Dinas 100/2024",
        "Surat Keputusan Kepala Dinas",
        "Keputusan Wali Kota Nomor 1 Tahun 2024",
        "Surat Edaran 2/2020",
        "Instruksi Mendagri 188.52/1797/SJ",
        "POJK 1/2020",
        "Perppu 1/2020",
        "Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2020",
        "UU 14/2008 jo. PP 61/2010",
        "UU 14/2008 tentang KIP dan Peraturan Pemerintah 61/2010",
        "UU 43/2009, Perka ANRI 1/2010",
    ],
)
def test_a_lower_rule_is_refused_perki_ps_49_2_c_and_7_a(citation: str) -> None:
    assert rank(citation) is Rank.LOWER
    found = check(an_exempt_item(bases=(LegalBasis(citation, "Pasal 5"),)))
    assert codes(found) == ["P021"]
    assert "Ps 49(2)c" in found[0].reason


@pytest.mark.parametrize("citation", ["rahasia", "ketentuan yang berlaku", "", "hukum adat"])
def test_words_that_name_no_rule_are_refused_perki_ps_49_7_a(citation: str) -> None:
    assert codes(check(an_exempt_item(bases=(LegalBasis(citation, "Pasal 5"),)))) == ["P021"]


def test_a_statute_needs_its_number_and_an_article_perki_ps_49_7_a() -> None:
    found = check(an_exempt_item(bases=(LegalBasis("UU Perbankan", "tentang rahasia bank"),)))
    assert codes(found) == ["P022", "P023"]
    assert names_article("Ps 17 h")
    assert names_article("Pasal 40 ayat (1)")
    assert not names_article("huruf h")


@given(st.text(max_size=80))
def test_any_text_has_a_rank(citation: str) -> None:
    assert isinstance(rank(citation), Rank)


@pytest.mark.parametrize(
    ("title", "article"),
    [
        ("Daftar Informasi Publik 2026", "Ps 11(1)a"),
        ("Hasil keputusan rapat pimpinan", "Ps 11(1)b"),
        ("Kebijakan badan publik tentang tarif", "Ps 11(1)c"),
        ("Rencana kerja dan anggaran 2026", "Ps 11(1)d"),
        ("Perjanjian dengan pihak ketiga", "Ps 11(1)e"),
        ("Dokumen perjanjian kerja sama layanan internet", "Ps 11(1)e"),
        ("Bahan paparan pertemuan yang terbuka untuk umum", "Ps 11(1)f"),
        ("SOP pelayanan publik", "Ps 11(1)g"),
        ("Laporan layanan informasi publik 2025", "Ps 11(1)h"),
        ("Data yang dibuka melalui sengketa", "Ps 11(2)"),
        ("Salinan putusan pengadilan negeri", "Ps 18(1)a"),
        ("Surat edaran kepala dinas", "Ps 18(1)b"),
        ("Peraturan Wali Kota tentang tarif", "Ps 18(1)b"),
        ("Surat perintah penghentian penyidikan", "Ps 18(1)c"),
        ("Rencana pengeluaran tahunan kejaksaan", "Ps 18(1)d"),
        ("Laporan keuangan tahunan kepolisian", "Ps 18(1)e"),
        ("Laporan hasil pengembalian uang hasil korupsi", "Ps 18(1)f"),
    ],
)
def test_what_uu_14_2008_ps_11_and_18_1_open_cannot_be_exempt(title: str, article: str) -> None:
    found = check(an_exempt_item(title=title))
    assert codes(found) == ["P033"]
    assert article in found[0].reason
    assert check(an_exempt_item(title=title, extent=Extent.PART, part="NIK dan alamat")) == ()


@pytest.mark.parametrize(
    "title",
    [
        "Identitas saksi dalam putusan pengadilan",
        "Rancangan peraturan wali kota",
        "Topologi jaringan dan alamat peladen",
        "Rincian penawaran dalam perjanjian dengan pihak ketiga",
        "Data pribadi pemohon informasi",
    ],
)
def test_neighbours_of_what_is_always_open_may_be_exempt(title: str) -> None:
    """UU 14/2008 Ps 11 and 18(1): the thing itself is open, not everything that mentions it."""
    assert always_open(title, PHRASES) is None
