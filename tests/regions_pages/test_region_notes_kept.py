"""Region notes are read once: a build looks at the articles that have some only where one of these is new."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.regions import NOTE, built, facts, with_note
from support.site import article, differing

from plugins.regions import extract as reading
from plugins.regions.model import Extraction


def test_an_edit_reads_the_notes_of_no_other_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = reading.extract

    def counted(text: str) -> Extraction:
        read.append(text)
        return real(text)

    monkeypatch.setattr(reading, "extract", counted)
    other = NOTE.replace("Kabupaten Kutai Timur adalah", "Kutai Timur yaitu")
    site = built(tmp_path / "a", with_note(NOTE), with_note(other, judul="Rapat lain"), article(judul="Tanpa catatan"))
    assert len(read) == 2
    site = site.rebuild({"content/berita/2025/tulisan-3.md": article("Isi lain.\n", judul="Tanpa catatan")})
    site = site.rebuild({"content/berita/2025/tulisan-1.md": with_note(NOTE, ringkasan="Ringkasan lain.")})
    assert len(read) == 2
    site = site.rebuild({"content/berita/2025/tulisan-2.md": with_note(NOTE.replace("425.613", "425.614"))})
    assert len(read) == 3
    shown = [" ".join(value.text.split()) for label, value in facts(site).items() if label == "Jumlah penduduk"]
    assert "425.614" in " ".join(shown)
    assert differing(site.files(), site.clean_copy(tmp_path / "b").files()) == []


def test_a_withdrawn_article_and_another_title_change_what_is_kept(tmp_path: Path) -> None:
    site = built(tmp_path / "a", with_note(NOTE), with_note(NOTE, judul="Rapat lain"))
    site = site.rebuild({"content/berita/2025/tulisan-1.md": with_note(NOTE, judul="Judul baru")})
    assert "Judul baru" in site.html("wilayah/64.08/")
    gone = {"waktu": "2025-02-01", "alasan": "Keliru."}
    site = site.rebuild({"content/berita/2025/tulisan-1.md": with_note(NOTE, judul="Judul baru", dicabut=gone)})
    assert differing(site.files(), site.clean_copy(tmp_path / "b").files()) == []
