"""The kinds of document and entry that an editor can begin: where each goes, its schema, and how its body starts."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from pydantic import BaseModel

from plugins.newsroom.schema import ArticleMeta, StandingMeta
from plugins.ppid.alert import AlertPart
from plugins.ppid.schema import ExemptMeta, ItemMeta
from plugins.ppid.services_schema import AlertMeta
from plugins.registers.model import Register
from plugins.registers.schema import BodyRow, CommonRow, OfficialRow, TopicRow

WRITE_HERE = "<!-- Tulis isinya di bawah baris ini, lalu hapus baris ini. Antarparagraf satu baris kosong. -->\n"
_ALERT_BODY = "\n".join(
    f"## {part.value.replace('-', ' ').capitalize()}\n\n<!-- {part.article} -->\n" for part in AlertPart
)


class DocumentKind(Struct, frozen=True):
    """A kind that becomes a file. ``wanted`` are keys that the law demands though the schema leaves them open; they
    stand ready to be filled. ``fixed`` are keys that the kind decides; ``dated`` puts the file into a year's folder.
    """

    name: str
    label: str
    folder: str
    model: type[BaseModel]
    body: str = WRITE_HERE
    wanted: tuple[str, ...] = ()
    fixed: Mapping[str, str] | None = None
    dated: bool = False

    @property
    def longest_title(self) -> int:
        """How many characters the schema allows a title."""
        limits = [getattr(limit, "max_length", None) for limit in self.model.model_fields["judul"].metadata]
        return min((limit for limit in limits if limit), default=200)


class EntryKind(Struct, frozen=True):
    """A kind that becomes an entry of a register."""

    name: str
    label: str
    register: Register
    model: type[CommonRow]

    @property
    def file(self) -> str:
        """The register's file below the content folder."""
        return f"rujukan/{self.register.value}.yaml"


_NEWS = DocumentKind("berita", "berita", "berita", ArticleMeta, dated=True)
DOCUMENTS: tuple[DocumentKind, ...] = (
    _NEWS,
    DocumentKind("siaran-pers", "siaran pers", "berita", ArticleMeta, fixed={"jenis": "siaran-pers"}, dated=True),
    DocumentKind("pengumuman", "pengumuman", "berita", ArticleMeta, fixed={"jenis": "pengumuman"}, dated=True),
    DocumentKind("halaman", "halaman tetap", "halaman", StandingMeta),
    DocumentKind(
        "informasi",
        "informasi publik (PPID)",
        "ppid/informasi",
        ItemMeta,
        wanted=(
            "ringkasan",
            "kelas",
            "butir",
            "unit",
            "penanggung_jawab",
            "waktu_pembuatan",
            "tempat_pembuatan",
            "bentuk",
            "retensi",
            "diperbarui",
        ),
    ),
    DocumentKind(
        "dikecualikan",
        "informasi yang dikecualikan",
        "ppid/dikecualikan",
        ExemptMeta,
        wanted=(
            "lingkup",
            "dasar_hukum",
            "huruf",
            "konsekuensi_dibuka",
            "konsekuensi_ditutup",
            "jangka_waktu",
            "nomor_keputusan",
            "tanggal_keputusan",
            "ppid",
            "unit",
            "disetujui",
            "lembar_uji",
        ),
    ),
    DocumentKind(
        "peringatan",
        "peringatan serta-merta",
        "ppid/peringatan",
        AlertMeta,
        body=_ALERT_BODY,
        wanted=("berakhir", "wilayah"),
    ),
)
ENTRIES: tuple[EntryKind, ...] = (
    EntryKind("pejabat", "pejabat", Register.PEJABAT, OfficialRow),
    EntryKind("lembaga", "lembaga", Register.LEMBAGA, BodyRow),
    EntryKind("topik", "topik", Register.TOPIK, TopicRow),
)
KINDS: Mapping[str, DocumentKind | EntryKind] = {
    **{kind.name: kind for kind in DOCUMENTS},
    **{kind.name: kind for kind in ENTRIES},
}
"""Every kind by its name, in the order in which an editor is asked."""

RESERVED = (
    "agenda",
    "berita",
    "cari",
    "galeri",
    "lembaga",
    "pejabat",
    "peta-situs",
    "ppid",
    "topik",
    "wilayah",
)
"""Addresses at the root of the site that it makes by itself; a standing page cannot have them."""
