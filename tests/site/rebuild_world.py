"""A small office whose content reaches every room, and what may happen to its files between two builds."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image
from support.ppid_site import DECREE, UNITS, exempt, item, pdf, yaml_text
from support.service_sites import LAYANAN, REQUESTS, SERVICE, alert, charter, report
from support.site import REGISTERS, TODAY, URL, Files, article, standing, write_tree

TOPICS = ("anggaran", "kehumasan", "keterbukaan-informasi")
SETTINGS: dict[str, Any] = {
    "SITEURL": URL,
    "GALLERY": False,
    "PAGE_SIZE": 2,
    "BUILD_TODAY": TODAY,
    "BUILD_FORMAT": "json",
    "BUILD_WORKERS": 1,
    "OFFICE_EMAIL": "ppid@kantor.example",
}
_SETTLED = 1_700_000_000 * 10**9
_STEP = 7 * 10**9


def photo(shade: int) -> bytes:
    """A picture of one colour."""
    data = io.BytesIO()
    Image.new("RGB", (60, 40), (shade % 256, 120, 90)).save(data, "JPEG")
    return data.getvalue()


def news(number: int) -> str:
    """An article; the number decides what it has, so that a few numbers reach every kind of page."""
    region = number % 2 == 0
    note = f"\n[^64.08]: Kutai Timur berpenduduk {number + 1000} jiwa dan beribu kota Sangatta.\n"
    return article(
        f"Isi {number}.[^a] {'Sri Contoh di Kutai Timur.[^64.08]' if region else 'Dinas Contoh.'}\n\n"
        f"## Bagian {number}\n\n[^a]: Catatan {number}.\n{note if region else ''}",
        judul=f"Kabar {number}",
        tanggal=f"202{4 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}",
        topik=[TOPICS[number % 3]] if number % 5 else [],
        pejabat=["sri-contoh"] if number % 3 == 0 else [],
        lembaga=["dinas-contoh"] if number % 4 == 0 else [],
        wilayah=["64", "64.08"][: number % 3],
        foto={"berkas": "media/foto.jpg", "alt": f"Foto {number}"} if number % 2 else None,
        lampiran=[{"berkas": "media/surat.pdf", "judul": "Surat"}] if number % 3 == 1 else [],
        peristiwa={"mulai": f"2026-12-{1 + number % 28:02}", "wilayah": "64.08"} if number % 4 == 1 else None,
        ralat=[{"waktu": "2026-08-01", "isi": f"Ralat {number}."}] if number % 7 == 2 else [],
        dicabut={"waktu": "2026-09-01", "alasan": f"Keliru {number}."} if number % 7 == 3 else None,
        alamat_lama=[f"/lama/{number}/"] if number % 7 == 5 else [],
        butir=["B.d.2"] if number % 7 == 6 else [],
        status="draf" if number % 11 == 10 else None,
    )


START: Files = {
    **REGISTERS,
    **SERVICE,
    **{f"content/berita/2025/kabar-{number}.md": news(number) for number in range(1, 8)},
    "content/halaman/tentang.md": standing("Lihat [berita](/berita/).\n"),
    "content/media/foto.jpg": photo(1),
    "content/media/surat.pdf": pdf("surat"),
    "content/ppid/unit.yaml": UNITS,
    "content/ppid/sk-dip.yaml": DECREE,
    "content/ppid/informasi/neraca.md": item(berkas=[{"berkas": "./ppid/dokumen/neraca.pdf"}]),
    "content/ppid/informasi/renja.md": item(judul="Renja", kelas=["setiap-saat"], butir=["T.h"]),
    "content/ppid/dokumen/neraca.pdf": pdf("neraca"),
    "content/ppid/dikecualikan/asesmen.md": exempt(),
    "content/ppid/peringatan/banjir.md": alert(),
    f"{LAYANAN}/maklumat.md": charter(),
    f"{LAYANAN}/2026-laporan.md": report(),
}


@dataclass(slots=True)
class World:
    """The sources of a site below ``root``, and the settings it is built with.

    ``settled`` says how the next files get their times: long past and each its own, so that size and time are believed,
    or those of the clock, so that checksums must decide.
    """

    root: Path
    settings: dict[str, Any] = field(default_factory=lambda: dict(SETTINGS))
    settled: bool = True
    _time: int = _SETTLED

    def write(self, name: str, data: str | bytes) -> None:
        """Write a source (``content/…``)."""
        write_tree(self.root, {name: data})
        self.date(self.root / name)

    def date(self, path: Path) -> None:
        """Give a file a time of its own."""
        if self.settled:
            self._time += _STEP
            os.utime(path, ns=(self._time, self._time))

    def articles(self) -> list[Path]:
        return sorted((self.root / "content/berita").rglob("*.md"))

    def article(self, number: int) -> Path | None:
        found = self.articles()
        return found[number % len(found)] if found else None


Change = Callable[[World, int], None]


def edit_article(world: World, number: int) -> None:
    path = world.article(number)
    if path is not None:
        world.write(path.relative_to(world.root).as_posix(), news(number))


def edit_within_its_size(world: World, number: int) -> None:
    path = world.article(number)
    if path is not None:
        text = re.sub(r"(?<=Isi )\d", str(number % 10), path.read_text("utf-8"))
        world.write(path.relative_to(world.root).as_posix(), text)


def add_article(world: World, number: int) -> None:
    world.write(f"content/berita/2026/tambahan-{number}.md", news(number))


def delete_article(world: World, number: int) -> None:
    path = world.article(number)
    if path is not None:
        path.unlink()


def rename_article(world: World, number: int) -> None:
    path = world.article(number)
    if path is not None:
        path.rename(path.with_name(f"baru-{number}.md"))


def swap_articles(world: World, number: int) -> None:
    """Each takes the other's name, with its size and time."""
    one, other = world.article(number), world.article(number + 1)
    if one is not None and other is not None and one != other:
        aside = one.with_suffix(".aside")
        one.rename(aside)
        other.rename(one)
        aside.rename(other)


def touch_article(world: World, number: int) -> None:
    path = world.article(number)
    if path is not None:
        world.date(path)


def change_topic(world: World, number: int) -> None:
    text = REGISTERS["content/rujukan/topik.yaml"].replace("nama: Anggaran", f"nama: Anggaran {number % 9}")
    world.write("content/rujukan/topik.yaml", f"{text}baru-{number % 5}:\n  nama: Topik {number % 5}\n")


def change_official(world: World, number: int) -> None:
    """Another name or alias: what was a mention may be none, and the other way round."""
    text = REGISTERS["content/rujukan/pejabat.yaml"]
    if number % 2:
        text = text.replace("nama: Sri Contoh", f"nama: Sri Contoh {number % 9}")
    else:
        text = text.replace("  jabatan:\n", "  alias: [Kabar]\n  jabatan:\n").replace("2024-01-01", "2024-02-01")
    world.write("content/rujukan/pejabat.yaml", text)


def change_body(world: World, number: int) -> None:
    text = REGISTERS["content/rujukan/lembaga.yaml"]
    world.write(
        "content/rujukan/lembaga.yaml", f"{text}bagian-{number % 4}:\n  nama: Bagian Isi\n  jenis: perangkat-daerah\n"
    )


def change_region(world: World, number: int) -> None:
    text = REGISTERS["content/rujukan/wilayah.csv"]
    world.write("content/rujukan/wilayah.csv", text.replace(",18,139,2", f",{18 + number % 3},139,2"))


def change_item(world: World, number: int) -> None:
    world.write(
        "content/ppid/informasi/renja.md",
        item(f"Isi {number}.\n", judul=f"Renja {number}", kelas=["setiap-saat"], butir=["T.h"]),
    )


def add_item(world: World, number: int) -> None:
    day, row = f"202{4 + number % 3}-02-20", "B.d.4" if number % 2 else "B.d.2"
    world.write(
        f"content/ppid/informasi/aset-{number % 6}.md", item(judul=f"Aset {number}", diperbarui=day, butir=[row])
    )


def delete_item(world: World, number: int) -> None:
    found = sorted((world.root / "content/ppid/informasi").glob("aset-*.md"))
    if found:
        found[number % len(found)].unlink()


def change_exempt(world: World, number: int) -> None:
    day = f"2025-{1 + number % 12:02}-02"
    world.write("content/ppid/dikecualikan/asesmen.md", exempt(judul=f"Hasil asesmen {number}", tanggal_keputusan=day))


def change_requests(world: World, number: int) -> None:
    rows = f"5,2026-09-0{1 + number % 9},2026-09-14,berkala,dikabulkan-seluruhnya,,\n" if number % 2 else ""
    world.write(f"{LAYANAN}/2026-permohonan.csv", REQUESTS + rows)


def change_alert(world: World, number: int) -> None:
    end = f"2026-12-{1 + number % 28:02} 18.00 WIB"
    world.write("content/ppid/peringatan/banjir.md", alert(judul=f"Banjir {number}", berakhir=end))


def change_answers(world: World, number: int) -> None:
    answer = {"butir": "B.b.9", "alasan": f"Bukan penyelenggara pendidikan {number}.", "tinjau": "2027-06-30"}
    world.write("content/ppid/kepatuhan.yaml", yaml_text({"tidak_berlaku": [answer]}))


def change_photo(world: World, number: int) -> None:
    world.write("content/media/foto.jpg", photo(number))


def change_document(world: World, number: int) -> None:
    name = "content/media/surat.pdf" if number % 2 else "content/ppid/dokumen/neraca.pdf"
    world.write(name, pdf(f"dokumen {number}"))


def change_standing(world: World, number: int) -> None:
    world.write(f"content/halaman/halaman-{number % 3}.md", standing(f"Isi {number}.\n", judul=f"Halaman {number % 3}"))


def change_static(world: World, number: int) -> None:
    world.write(f"content/statis/catatan-{number % 2}.txt", f"{number}\n")


CHANGES: tuple[Change, ...] = (
    edit_article,
    edit_within_its_size,
    add_article,
    delete_article,
    rename_article,
    swap_articles,
    touch_article,
    change_topic,
    change_official,
    change_body,
    change_region,
    change_item,
    add_item,
    delete_item,
    change_exempt,
    change_requests,
    change_alert,
    change_answers,
    change_photo,
    change_document,
    change_standing,
    change_static,
)

CHOICES: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("OFFICE_NAME", ("Kantor Satu", "Kantor Dua")),
    ("PAGE_SIZE", (2, 3, 20)),
    ("SITEURL", (URL, f"{URL}/sub", "https://lain.example")),
    ("TIMEZONE", ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")),
    ("BUILD_OFFLINE", (True, False)),
    ("RELATED_SIZE", (0, 2)),
    ("SHARE_CARDS", (True, False)),
    ("IDENTITY_COLOUR", ("#0b5d4e", "#7a1f3d")),
    ("BUILD_WORKERS", (1, 2)),
    ("BUILD_TODAY", ("2026-12-01", "2026-12-02", "2027-01-01", "2027-06-30", "2026-03-10")),
)
"""Settings and the values that they may take; the last is the day."""


def restore(kept: Path, root: Path) -> None:
    """A folder as it was kept, times included."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(kept, root, symlinks=True)
