"""Small whole sites with an information service; nothing in them is about a real body."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

from plugins.ppid.alert import AlertPart
from plugins.ppid.services_schema import CharterPart
from plugins.ppid.yearly_report import ReportPart
from support.site import Files, build, document

Site: TypeAlias = Any
"""A built site whose parsed pages are not told tag from text, as the parser cannot tell them."""

PLUGINS = ("plugins.engine", "plugins.registers", "plugins.newsroom", "plugins.ppid", "plugins.discovery")
"""The rooms a service needs; the others make the builds of the tests slower."""

LAYANAN = "content/ppid/layanan"
HEADER = "nomor,tanggal_diterima,tanggal_dijawab,kelas,hasil,alasan_penolakan,perpanjangan\n"
OBJECTIONS = "nomor,tanggal_diterima,alasan,tanggal_ditanggapi,hasil,pelaksanaan\n"
DISPUTES = (
    "nomor,tanggal_didaftarkan,cara,hasil,tanggal_selesai,pelaksanaan,gugatan,"
    "putusan_pengadilan,pelaksanaan_pengadilan\n"
)
REQUESTS = HEADER + (
    "1,2026-03-10,2026-03-31,berkala,dikabulkan-seluruhnya,,\n"
    "2,2026-03-10,2026-04-01,setiap-saat,dikabulkan-sebagian,Pasal 17 huruf h,\n"
    "3,2026-08-03,2026-08-05,dikecualikan,ditolak,UU 14/2008 Ps 17 huruf h; ps 17 a,\n"
    "4,2026-08-03,,berkala,dicabut,,\n"
)
SERVICE: Files = {
    f"{LAYANAN}/2026-permohonan.csv": REQUESTS,
    f"{LAYANAN}/2026-keberatan.csv": OBJECTIONS + "K1,2026-04-06,a,2026-04-20,ditolak,tidak-perlu\n",
    f"{LAYANAN}/2026-sengketa.csv": DISPUTES + "S1,2026-05-04,mediasi,sepakat,2026-06-08,sudah,tidak,,\n",
}
"""A service with the three tables of one year."""


def parts_in_words(parts: Any, without: str = "") -> str:
    """A body with every part of an enumeration under its heading, but one."""
    kept = [part.value for part in parts if part.value != without]
    return "".join(f"## {name.replace('-', ' ').capitalize()}\n\nIsi {name}.\n\n" for name in kept)


def report(without: str = "", **front: Any) -> str:
    """The part in words of a yearly report."""
    return document({"contoh": "true"} | front, parts_in_words(ReportPart, without))


def charter(without: str = "", **front: Any) -> str:
    """A maklumat."""
    return document({"judul": "Maklumat contoh"} | front, parts_in_words(CharterPart, without))


def alert(without: str = "", **front: Any) -> str:
    """An announcement of 10 and 11 March 2026; ``None`` leaves a key out."""
    keys = {
        "judul": "Banjir contoh",
        "ringkasan": "Jauhi bantaran sungai.",
        "peristiwa": "S.19.a",
        "mulai": "2026-03-10 06.00 WIB",
        "berakhir": "2026-03-11 18.00 WIB",
        "penerbit": "Kepala Bidang Contoh",
    }
    return document(keys | front, parts_in_words(AlertPart, without))


def build_office(root: Path, files: Files, today: str = "2026-12-01", **settings: Any) -> Site:
    """A site whose office answers at ``ppid@kantor.example``."""
    return build(root, files, today=today, **{"plugins": PLUGINS, "office_email": "ppid@kantor.example"} | settings)
