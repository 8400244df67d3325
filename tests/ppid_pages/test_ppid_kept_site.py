"""Open information that is believed by the size and time of its files: what makes it anew, and what does not.

Files of a test are seconds old, and those are never believed by their time: here all are as old as an editor's are.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest
from support.ppid_site import exempt, item, pdf, ppid
from support.service_sites import REQUESTS, alert, charter
from support.site import ROOMS, BuiltSite, Files, article, differing, standing

from plugins.ppid import accounting, gathering, laying, services_laying, services_load

PPID = "content/ppid"
LINKED = "Lihat [berita](../../berita/2026/a.md) dan [halaman](/tentang-kantor/).\n"
START = 1_700_000_000


class Aged:
    """A site whose files are old at each build; the time of a changed file is another one."""

    def __init__(self, root: Path) -> None:
        self.times = count(START, 10)
        self.site = ppid(
            root,
            {
                "informasi/neraca-2025.md": item(LINKED, berkas=[{"berkas": "media/neraca.pdf"}]),
                "informasi/b.md": item("Isi.\n", judul="Lain 2024", topik=["anggaran"]),
                "dikecualikan/a.md": exempt("Alasan.\n"),
                "layanan/2026-permohonan.csv": REQUESTS,
                "layanan/maklumat.md": charter(),
                "peringatan/banjir.md": alert(),
                "../media/neraca.pdf": pdf("Neraca"),
                "../berita/2026/a.md": article(tanggal="2026-02-01", butir=["B.b.6"]),
                "../halaman/tentang-kantor.md": standing(),
            },
            today="2026-12-01",
            plugins=ROOMS,
            office_email="ppid@kantor.example",
        )
        self.age()
        assert self.build({}).ok, self.site.problems

    def age(self) -> None:
        for path in sorted(self.site.content.rglob("*")):
            if path.is_file() and path.stat().st_mtime > START * 1.01:
                os.utime(path, (when := next(self.times), when))

    def build(self, changes: Files) -> BuiltSite:
        for name, data in changes.items():
            path = self.site.root / name
            if data is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data.encode() if isinstance(data, str) else data)
        self.age()
        self.site = self.site.rebuild()
        return self.site


@pytest.fixture
def aged(tmp_path: Path) -> Aged:
    return Aged(tmp_path / "situs")


def fail(*_: object) -> None:
    raise AssertionError("nothing of open information is new")


def test_an_edit_of_an_article_reads_and_lays_out_no_open_information(
    aged: Aged, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = aged.site.problems
    for module, name in (
        (gathering, "gather"),
        (accounting, "account"),
        (laying, "information_laid_out"),
        (services_laying, "service_laid_out"),
    ):
        monkeypatch.setattr(module, name, fail)
    monkeypatch.setattr(services_load.ServiceReader, "read", fail)
    site = aged.build({"content/berita/2026/a.md": article("Isi lain.\n", tanggal="2026-02-01", butir=["B.b.6"])})
    assert "Isi lain." in site.html("berita/2026/a/")
    assert site.problems == told


CHANGES: dict[str, Files] = {
    "an item": {f"{PPID}/informasi/b.md": item("Isi.\n", judul="Lain lagi 2024")},
    "an item's text": {f"{PPID}/informasi/b.md": item("Isi lain.\n", judul="Lain 2024", topik=["anggaran"])},
    "an item's topic": {f"{PPID}/informasi/b.md": item("Isi.\n", judul="Lain 2024", topik=["kehumasan"])},
    "an item less": {f"{PPID}/informasi/b.md": None},
    "an item more": {f"{PPID}/informasi/c.md": item("Isi.\n", judul="Baru 2023")},
    "a file of an item": {"content/media/neraca.pdf": pdf("Neraca yang lain")},
    "a unit": {f"{PPID}/unit.yaml": "sekretariat: Sekretariat Badan\nbidang-ikp: Bidang Informasi\n"},
    "an exemption": {f"{PPID}/dikecualikan/a.md": exempt("Alasan lain.\n")},
    "a request": {f"{PPID}/layanan/2026-permohonan.csv": REQUESTS.replace("4,2026", "5,2026")},
    "an announcement": {f"{PPID}/peringatan/banjir.md": None},
    "an article that answers a row": {"content/berita/2026/a.md": article(judul="Judul lain", butir=["B.b.6"])},
    "an article that answers no longer": {"content/berita/2026/a.md": article(tanggal="2026-02-01")},
    "a topic": {"content/rujukan/topik.yaml": "anggaran:\n  nama: Anggaran daerah\n"},
    "the address of an article that an item links": {
        "content/berita/2026/a.md": article(tanggal="2025-12-30", butir=["B.b.6"])
    },
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_whatever_is_changed_the_site_is_that_of_a_clean_build(aged: Aged, changes: Files, tmp_path: Path) -> None:
    site = aged.build(changes)
    assert site.ok, site.problems
    clean = site.clean_copy(tmp_path / "bersih")
    assert differing(site.files(), clean.files()) == []
    assert site.problems == clean.problems


def test_another_day_makes_it_anew(aged: Aged, tmp_path: Path) -> None:
    site = aged.site.rebuild(build_today="2027-04-01")
    clean = site.clean_copy(tmp_path / "bersih")
    assert differing(site.files(), clean.files()) == []
    assert site.problems == clean.problems
