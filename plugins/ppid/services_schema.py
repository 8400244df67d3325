"""The front matter of the service's documents and announcements, and the office's settings of its service."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from plugins.newsroom.schema import Day, Listed, Moment, Part, Status, Text, Url, YesNo

Mail = Annotated[str, Field(pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$")]


class CharterPart(StrEnum):
    """The six contents of the maklumat (PerKI 1/2021 Ps 47(2)a-f), in their order."""

    DASAR_HUKUM = "dasar-hukum"
    PROSEDUR = "sistem-mekanisme-dan-prosedur"
    WAKTU = "jangka-waktu"
    BIAYA = "biaya-atau-tarif"
    JAMINAN = "jaminan-pelayanan"
    EVALUASI = "evaluasi-kinerja-pelaksana"

    @property
    def letter(self) -> str:
        """The letter of Ps 47(2)."""
        return "abcdef"[list(CharterPart).index(self)]

    @property
    def article(self) -> str:
        """The article that demands the content."""
        return f"PerKI 1/2021 Ps 47(2){self.letter}"


class ReportMeta(Part):
    """The front matter of a yearly report's part in words (``<tahun>-laporan.md``)."""

    terbit: Day | None = Field(default=None, description="Tanggal laporan terbit.")
    diperbarui: Day | None = Field(default=None, description="Kapan laporan terakhir diubah.")
    contoh: YesNo = Field(default=False, description="true bila isinya data contoh; pembaca diberi tahu.")

    @property
    def changed(self) -> date | None:
        """The last day on which readers got something new."""
        return self.diperbarui or self.terbit


class CharterMeta(Part):
    """The front matter of the maklumat (``maklumat.md``)."""

    judul: Text = Field(default="Maklumat pelayanan informasi publik", description="Judul maklumat.")
    ringkasan: str = Field(default="", max_length=600, description="Satu atau dua kalimat.")
    penetap: str = Field(default="", description="Jabatan yang menetapkan maklumat.")
    tanggal: Day | None = Field(default=None, description="Tanggal maklumat ditetapkan.")
    audio: str = Field(default="", description="Jalur rekaman suara maklumat di dalam folder isi, bila ada.")
    contoh: YesNo = Field(default=False, description="true bila isinya data contoh; pembaca diberi tahu.")


class AlertMeta(Part):
    """The front matter of an announcement made at once (``content/ppid/peringatan/*.md``)."""

    judul: Text = Field(max_length=120, description="Judul singkat; tampil di spanduk setiap halaman.")
    ringkasan: Text = Field(max_length=300, description="Satu kalimat: apa yang terjadi dan apa yang harus dilakukan.")
    peristiwa: Text = Field(description="Jenis peristiwa: S.19.a sampai S.19.f (PerKI 1/2021 Ps 19(2)).")
    mulai: Moment = Field(description="Saat mulai berlaku, dengan jam dan zona: 2026-03-10 08.00 WITA.")
    berakhir: Moment | None = Field(
        default=None, description="Saat pertama tidak berlaku lagi; kosong bila belum tahu."
    )
    wilayah: str = Field(default="", description="Daerah yang terdampak, dengan kata-kata.")
    penerbit: Text = Field(description="Jabatan atau unit yang mengumumkan.")
    diperbarui: Moment | None = Field(default=None, description="Kapan isi terakhir diubah.")
    status: Status = Field(default="terbit", description="terbit, atau draf yang belum tampil.")
    contoh: YesNo = Field(default=False, description="true bila isinya data contoh; pembaca diberi tahu.")


class ServiceMeta(Part):
    """How the office takes requests (``content/ppid/layanan/layanan.yaml``)."""

    nama: str = Field(default="", description="Nama PPID, misalnya PPID Pelaksana Diskominfo Kota Contoh.")
    surel: Mail | None = Field(default=None, description="Alamat surel permohonan; bawaannya OFFICE_EMAIL.")
    formulir_permohonan: Url | None = Field(default=None, description="Alamat formulir permohonan di luar situs ini.")
    formulir_keberatan: Url | None = Field(default=None, description="Alamat formulir keberatan di luar situs ini.")
    tempat: str = Field(default="", description="Tempat menyampaikan permohonan secara langsung.")
    jam: str = Field(default="", description="Jam layanan langsung; bawaannya OFFICE_HOURS.")
    biaya: str = Field(default="", description="Biaya penyalinan dan pengiriman, dan cara membayarnya.")
    domain_kantor: Listed = Field(default=(), description="Domain surel kantor yang boleh terbit, selain go.id.")
    telepon_kantor: Listed = Field(default=(), description="Nomor telepon kantor yang boleh terbit.")
    contoh: YesNo = Field(default=False, description="true bila isinya data contoh; pembaca diberi tahu.")


class AllowanceMeta(Part):
    """A text that may be published although it looks like personal data (``content/ppid/izin-data-pribadi.yaml``)."""

    teks: Text = Field(description="Teks yang boleh terbit, persis seperti tertulis.")
    alasan: str = Field(default="", description="Mengapa boleh terbit; wajib.")


def zoned(value: date | datetime) -> datetime:
    """A written moment; a bare day begins at midnight and has, as written, no zone."""
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001 -- said by P071
