"""The front matter of articles and standing pages: one Pydantic model for each kind of document.

Keys are Indonesian; Pelican's own names are accepted as aliases (`ALIASES`). From these models come the checks, the
reference in the editors' guide and the JSON Schema for code editors. Values arrive as the strings the editor wrote.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from plugins.engine.almanac import WEEKDAYS
from plugins.newsroom.focus import parse_focus
from plugins.newsroom.former import former_addresses
from plugins.newsroom.moments import parse_day, parse_moment

UNKNOWN_DAY = "tidak-tercantum"

ALIASES = {
    "title": "judul",
    "date": "tanggal",
    "modified": "diperbarui",
    "summary": "ringkasan",
    "lang": "bahasa",
    "author": "authors",
    "penanda": "tags",
    "kategori": "category",
}
"""Pelican's names (left) and ours: existing Pelican content builds without a change."""

LONGEST_LEAD = timedelta(days=92)
"""How long after its date an article may be kept at the head of the home page: no pin is forgotten for ever."""

STATUSES = {"terbit": "terbit", "published": "terbit", "draf": "draf", "draft": "draf", "hidden": "draf"}


def _listed(value: Any) -> Any:
    """A single value or a comma-separated line as a list, as Pelican reads tags."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _boolean(value: Any) -> Any:
    """Indonesian yes and no beside YAML's."""
    words = {"ya": True, "tidak": False, "true": True, "false": False, "yes": True, "no": False, "": False}
    if isinstance(value, str) and value.strip().casefold() in words:
        return words[value.strip().casefold()]
    raise PydanticCustomError("ya_tidak", "isi dengan true atau false")


def _status(value: Any) -> Any:
    if isinstance(value, str) and value.strip().casefold() in STATUSES:
        return STATUSES[value.strip().casefold()]
    raise PydanticCustomError("status", "isi dengan terbit atau draf")


def _day_or_unknown(value: Any) -> Any:
    return None if value == UNKNOWN_DAY else parse_day(value)


def _moment_or_unknown(value: Any) -> Any:
    return None if value == UNKNOWN_DAY else parse_moment(value)


def _weekday(value: Any) -> Any:
    name = str(value).strip().capitalize().replace("Jum'at", "Jumat")
    if name in WEEKDAYS:
        return name
    raise PydanticCustomError("hari", "isi dengan nama hari: Senin sampai Minggu")


Text = Annotated[str, Field(min_length=1)]
Listed = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Day = Annotated[date, BeforeValidator(parse_day)]
Moment = Annotated[datetime | date, BeforeValidator(parse_moment)]
DayOrUnknown = Annotated[date | None, BeforeValidator(_day_or_unknown)]
MomentOrUnknown = Annotated[datetime | date | None, BeforeValidator(_moment_or_unknown)]
YesNo = Annotated[bool, BeforeValidator(_boolean)]
Status = Annotated[Literal["terbit", "draf"], BeforeValidator(_status)]
Url = Annotated[str, Field(pattern=r"^https?://[^\s/]+\.[^\s/]+\S*$")]


FormerAddresses = Annotated[tuple[str, ...], BeforeValidator(former_addresses)]


class Part(BaseModel):
    """Base of every mapping in front matter: frozen, and unknown keys are mistakes.

    Checked by what Pydantic compiles when the first is checked: an edit of an article needs one of thirty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class PhotoMeta(Part):
    """A photo with what a reader who cannot see it, and the law of copyright, need."""

    berkas: Text = Field(description="Jalur berkas gambar di dalam folder isi, misalnya media/2025/nama.jpg.")
    alt: Text = Field(description="Apa yang tampak pada gambar, untuk pembaca yang tidak melihatnya.")
    keterangan: str = Field(default="", description="Keterangan di bawah gambar.")
    kredit: str = Field(default="", description="Pembuat atau pemilik gambar.")
    fokus: Annotated[str, BeforeValidator(parse_focus)] = Field(
        default="",
        description="Bagian terpenting gambar, yang tetap tampak bila tepinya terpotong: atas, kiri atas, kanan, dan "
        'sebagainya, atau jarak dari kiri dan dari atas, misalnya "50% 30%".',
    )


class AttachmentMeta(Part):
    """A document for readers to download."""

    berkas: Text = Field(description="Jalur berkas di dalam folder isi.")
    judul: Text = Field(description="Nama dokumen bagi pembaca.")


class SourceMeta(Part):
    """Where a report comes from."""

    nama: Text = Field(description="Nama media atau lembaga sumber.")
    url: Url | None = Field(default=None, description="Alamat laporan asli, bila ada.")
    redaksi: YesNo = Field(default=False, description="true bila laporan asli ditandai sebagai tulisan redaksi.")
    penulis: str = Field(default="", description="Penulis atau pewarta laporan asli.")
    editor: str = Field(default="", description="Penyunting laporan asli.")
    kredit: str = Field(default="", description="Kode kredit kantor berita, misalnya ant.")


class EventMeta(Part):
    """What happened, when and where; an unknown day is said, never invented."""

    nama: str = Field(default="", description="Nama acara.")
    mulai: MomentOrUnknown = Field(
        default=None,
        description=f"Hari pertama, boleh dengan jam, atau {UNKNOWN_DAY} bila sumber tidak menyebutnya.",
    )
    selesai: Moment | None = Field(
        default=None, description="Hari terakhir, bila lebih dari satu hari, atau hari dan jam selesai."
    )
    hari: Annotated[str, BeforeValidator(_weekday)] | None = Field(
        default=None, description="Nama hari, bila hanya itu yang diketahui."
    )
    tempat: str = Field(default="", description="Tempat acara.")
    wilayah: str | None = Field(default=None, description="Kode wilayah tempat acara.")
    penyelenggara: Listed = Field(default=(), description="Pengenal lembaga penyelenggara.")

    @property
    def first_day(self) -> date | None:
        """The first day, in the zone in which the editor wrote the time."""
        return self.mulai.date() if isinstance(self.mulai, datetime) else self.mulai

    @property
    def last_day(self) -> date | None:
        """The last day, which is the first where none is given; ``None`` where the days are unknown."""
        last = self.selesai.date() if isinstance(self.selesai, datetime) else self.selesai
        return None if self.first_day is None else last or self.first_day

    @model_validator(mode="after")
    def _in_order(self) -> EventMeta:
        if self.first_day and self.last_day and (self.last_day < self.first_day or self._ends_early()):
            raise PydanticCustomError("urutan_hari", "selesai mendahului mulai")
        return self

    def _ends_early(self) -> bool:
        """Whether two times of one zone, or without any, stand in the wrong order."""
        start, end = self.mulai, self.selesai
        if not isinstance(start, datetime) or not isinstance(end, datetime):
            return False
        return (start.tzinfo is None) == (end.tzinfo is None) and end < start


class CorrectionMeta(Part):
    """A correction, shown to readers with its time."""

    waktu: Moment = Field(description="Kapan ralat dibuat.")
    isi: Text = Field(description="Apa yang keliru dan apa yang benar.")


class WithdrawalMeta(Part):
    """A withdrawn article: the page stays and says so."""

    waktu: Moment = Field(description="Kapan berita dicabut.")
    alasan: Text = Field(description="Mengapa berita dicabut.")


class ClaimMeta(Part):
    """The claim that a clarification answers."""

    isi: Text = Field(description="Isi klaim yang beredar, dengan kata-kata sendiri.")
    pengucap: str = Field(default="", description="Siapa yang menyampaikan klaim, bila diketahui.")
    tempat: str = Field(default="", description="Di mana klaim beredar, misalnya nama aplikasi atau alamat.")
    tanggal: DayOrUnknown = Field(default=None, description="Kapan klaim beredar, bila diketahui.")


class EvidenceMeta(Part):
    """One piece of evidence: a file of the site or an address."""

    judul: Text = Field(description="Nama bukti.")
    url: Url | None = Field(default=None, description="Alamat bukti di luar situs.")
    berkas: str | None = Field(default=None, description="Jalur berkas bukti di dalam folder isi.")

    @model_validator(mode="after")
    def _somewhere(self) -> EvidenceMeta:
        if bool(self.url) == bool(self.berkas):
            raise PydanticCustomError("bukti", "isi salah satu: url atau berkas")
        return self


class DocumentMeta(Part):
    """What every kind of document has."""

    judul: Text = Field(max_length=200, description="Judul, tanpa titik di akhir.")
    ringkasan: Text = Field(max_length=600, description="Satu atau dua kalimat; tampil di daftar dan hasil pencarian.")
    slug: str | None = Field(default=None, description="Bagian akhir alamat; bawaannya nama berkas.")
    status: Status = Field(default="terbit", description="terbit, atau draf yang belum tampil.")
    bahasa: Literal["id"] = Field(default="id", description="Bahasa naskah.")
    diperbarui: Moment | None = Field(default=None, description="Kapan isi terakhir diubah.")
    lampiran: tuple[AttachmentMeta, ...] = Field(default=(), description="Dokumen untuk diunduh.")
    contoh: YesNo = Field(default=False, description="true bila isinya data contoh; pembaca diberi tahu.")


class StandingMeta(DocumentMeta):
    """A standing page of ``content/halaman/``."""

    peristiwa: EventMeta | None = Field(default=None, description="Acara yang diumumkan halaman ini.")
    urutan: int = Field(default=100, description="Urutan di peta situs; angka kecil di depan.")


class ArticleMeta(DocumentMeta):
    """An article of ``content/berita/``."""

    jenis: Literal["berita", "siaran-pers", "pengumuman", "klarifikasi"] = Field(
        default="berita", description="Jenis tulisan."
    )
    tanggal: Moment = Field(description="Tanggal yang dilihat pembaca; zona waktu diambil dari pengaturan.")
    tanggal_sumber: DayOrUnknown | Literal["sama"] = Field(
        default="sama", description=f"Tanggal pada sumber bila lain, atau {UNKNOWN_DAY}."
    )
    dateline: str = Field(default="", description="Kota asal berita.")
    topik: Listed = Field(default=(), description="Pengenal dari topik.yaml.")
    pejabat: Listed = Field(default=(), description="Pengenal dari pejabat.yaml.")
    lembaga: Listed = Field(default=(), description="Pengenal dari lembaga.yaml.")
    wilayah: Listed = Field(default=(), description="Kode wilayah Kemendagri, dalam tanda petik.")
    peristiwa: EventMeta | None = Field(default=None, description="Acara yang diberitakan.")
    sumber: SourceMeta | None = Field(default=None, description="Asal berita.")
    penulis: str = Field(default="", description="Penulis di kantor sendiri.")
    editor: str = Field(default="", description="Penyunting di kantor sendiri.")
    iklan: YesNo = Field(default=False, description="true menampilkan label advertorial.")
    iklan_keterangan: str = Field(default="", description="Tanda advertorial sebagaimana pada sumber.")
    foto: PhotoMeta | None = Field(default=None, description="Gambar utama.")
    utama_sampai: Day | None = Field(
        default=None,
        description="Hari terakhir tulisan ini memimpin beranda; paling lama 92 hari sesudah tanggal.",
    )
    klaim: ClaimMeta | None = Field(default=None, description="Klaim yang diluruskan (jenis klarifikasi).")
    temuan: Literal["salah", "menyesatkan", "sebagian-benar", "benar", "tidak-terbukti"] | None = Field(
        default=None, description="Hasil pemeriksaan klaim."
    )
    bukti: tuple[EvidenceMeta, ...] = Field(default=(), description="Bukti pemeriksaan klaim.")
    ralat: tuple[CorrectionMeta, ...] = Field(default=(), description="Ralat, tampil dengan waktunya.")
    riwayat: tuple[CorrectionMeta, ...] = Field(default=(), description="Perubahan lain yang perlu diketahui pembaca.")
    dicabut: WithdrawalMeta | None = Field(default=None, description="Pencabutan; halaman tetap ada dan menyatakannya.")
    butir: Listed = Field(default=(), description="Nomor butir daftar periksa PPID yang dijawab berita ini.")
    alamat_lama: FormerAddresses = Field(
        default=(), description="Alamat berita ini di situs lama, misalnya /2019/12/judul/; pembaca dibawa ke sini."
    )
    tags: Listed = Field(default=(), description="Penanda bebas Pelican.")
    category: str = Field(default="", description="Kategori Pelican.")
    authors: Listed = Field(default=(), description="Penulis menurut Pelican.")

    @model_validator(mode="after")
    def _leads_for_a_time(self) -> ArticleMeta:
        day = self.tanggal.date() if isinstance(self.tanggal, datetime) else self.tanggal
        if self.utama_sampai and not timedelta() <= self.utama_sampai - day <= LONGEST_LEAD:
            raise PydanticCustomError(
                "utama_sampai", "utama_sampai harus jatuh pada tanggal tulisan sampai 92 hari sesudahnya"
            )
        return self

    @model_validator(mode="after")
    def _complete_clarification(self) -> ArticleMeta:
        if self.jenis == "klarifikasi" and not (self.klaim and self.temuan and self.bukti):
            raise PydanticCustomError("klarifikasi", "klarifikasi memerlukan klaim, temuan, dan bukti")
        if self.jenis != "klarifikasi" and (self.klaim or self.temuan or self.bukti):
            raise PydanticCustomError("bukan_klarifikasi", "klaim, temuan, dan bukti hanya untuk jenis klarifikasi")
        return self
