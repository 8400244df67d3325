"""What is kept of each site of a network, as frozen values; the names are those of the published columns.

Everything here was written by others. A value that is read has been cleaned and bounded by `plugins.opendata.network.
checked`; it is still only text, and is escaped wherever it is shown. Pure.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Offer(Struct, frozen=True, kw_only=True):
    """An item of public information that a site offers: a row of its list (PerKI 1/2021 Annex I)."""

    id: str
    judul: str
    tautan: str
    ringkasan: str = ""
    unit: str = ""
    penanggung_jawab: str = ""
    waktu_dan_tempat: str = ""
    bentuk: tuple[str, ...] = ()
    retensi: str = ""
    kelas: tuple[str, ...] = ()
    butir: tuple[str, ...] = ()
    tahun: int | None = None
    diperbarui: date | None = None
    berlaku_sampai: date | None = None
    sha256: tuple[str, ...] = ()
    contoh: bool = False


class Answer(Struct, frozen=True, kw_only=True):
    """A site's answer to a row of the checklist of PerKI 1/2021."""

    butir: str
    judul: str
    jawaban: str
    tautan: str = ""
    kelas: str = ""
    dasar: str = ""
    jumlah_bukti: int = 0
    bukti_terbaru: date | None = None
    alasan: str = ""
    jatuh_tempo: date | None = None
    keadaan: str = ""


class Table(Struct, frozen=True, kw_only=True):
    """A dataset of a site's catalogue, with the file that its catalogue vouches for."""

    id: str
    judul: str
    tautan: str
    keterangan: str = ""
    lisensi: str = ""
    berkas: str = ""
    ukuran: int = 0
    sha256: str = ""


class Refused(Struct, frozen=True, kw_only=True):
    """Rows of a site's table that were not taken: how many, the first of them (from 1), and why."""

    tabel: str
    jumlah: int
    baris: int
    alasan: str


class Snapshot(Struct, frozen=True, kw_only=True):
    """What a site publishes: ``catalogue`` is the SHA-256 of its catalogue, ``publisher`` whom that names."""

    situs: str
    katalog_sha256: str
    penerbit: str = ""
    dip: tuple[Offer, ...] = ()
    kepatuhan: tuple[Answer, ...] = ()
    katalog: tuple[Table, ...] = ()
    ditolak: tuple[Refused, ...] = ()


class SiteState(Struct, frozen=True, kw_only=True):
    """A site and how reading it went.

    ``terbaca`` is the day it was last read without fault, ``gagal_sejak`` the first day of the present trouble with
    its ``alasan``. ``sha256`` is of the kept file, "" where nothing was ever kept.
    """

    id: str
    nama: str
    url: str
    wilayah: str = ""
    terbaca: date | None = None
    gagal_sejak: date | None = None
    alasan: str = ""
    sha256: str = ""


class Member(Struct, frozen=True):
    """A site with what is kept of it, or ``None``."""

    state: SiteState
    kept: Snapshot | None

    @property
    def name(self) -> str:
        """What readers call it."""
        return self.state.nama


class Network(Struct, frozen=True):
    """A network as a build sees it; members are in the order of the list of sites."""

    title: str
    description: str
    members: tuple[Member, ...] = ()
