"""The front matter of items and exempt items, and the office's own files: one Pydantic model for each.

Keys are Indonesian. What the law demands is left optional here where the rules of `item` and `exempt_rules` say so
themselves, because their messages name the article.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from plugins.newsroom.schema import Day, Listed, Part, Status, Text, Url, YesNo
from plugins.ppid.checklist import BodyKind, Kelas
from plugins.ppid.exempt import Extent
from plugins.ppid.item import Form
from plugins.ppid.procurement import SlotState


def _one_of(kind: Any) -> Any:
    """A word of an enumeration, refused in Indonesian."""

    def read(value: Any) -> Any:
        word = str(value).strip().casefold().replace(" ", "-")
        if word in {member.value for member in kind}:
            return kind(word)
        known = ", ".join(member.value for member in kind)
        raise PydanticCustomError("pilihan", "bukan salah satu dari: {known}", {"known": known})

    return BeforeValidator(read)


KelasWord = Annotated[Kelas, _one_of(Kelas)]
FormWord = Annotated[Form, _one_of(Form)]
ExtentWord = Annotated[Extent, _one_of(Extent)]
BodyWord = Annotated[BodyKind, _one_of(BodyKind)]
SlotWord = Annotated[SlotState, _one_of(SlotState)]


def _split(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


class ItemFileMeta(Part):
    """A file of an item."""

    berkas: Text = Field(description="Jalur berkas di dalam folder isi, misalnya ppid/dokumen/neraca-2025.pdf.")
    judul: str = Field(default="", description="Nama berkas bagi pembaca.")


class ItemLinkMeta(Part):
    """An address outside the site that answers an item."""

    judul: Text = Field(description="Nama tautan bagi pembaca.")
    url: Url = Field(description="Alamat lengkap.")


class EmptyMeta(Part):
    """Why there is nothing yet, and until when."""

    alasan: Text = Field(description="Mengapa informasinya belum ada; tampil kepada pembaca.")
    sampai: Day = Field(description="Paling lambat kapan informasinya ada.")


class ItemMeta(Part):
    """An item of public information of ``content/ppid/informasi/``."""

    judul: Text = Field(max_length=200, description="Judul, tanpa titik di akhir.")
    ringkasan: str = Field(default="", max_length=600, description="Ringkasan isi informasi (kolom 2 Lampiran I).")
    id: str | None = Field(default=None, description="Bagian akhir alamat; bawaannya nama berkas. Jangan diubah lagi.")
    status: Status = Field(default="terbit", description="terbit, atau draf yang belum tampil.")
    kelas: Annotated[tuple[KelasWord, ...], BeforeValidator(_split)] = Field(
        default=(), description="berkala, serta-merta, atau setiap-saat; boleh lebih dari satu."
    )
    butir: Listed = Field(default=(), description="Nomor butir daftar periksa yang dijawab, misalnya [B.d.2].")
    unit: str = Field(default="", description="Pengenal unit yang menguasai informasi, dari unit.yaml.")
    penanggung_jawab: str = Field(default="", description="Jabatan yang menanggung pembuatan atau penerbitannya.")
    waktu_pembuatan: str = Field(default="", description="Kapan dibuat, dengan kata-kata: Februari 2026.")
    tempat_pembuatan: str = Field(default="", description="Di mana dibuat.")
    bentuk: Annotated[tuple[FormWord, ...], BeforeValidator(_split)] = Field(
        default=(), description="softcopy, hardcopy, atau keduanya."
    )
    retensi: str = Field(default="", description="Jangka waktu penyimpanan atau retensi arsip.")
    tahun: int | None = Field(default=None, ge=1945, le=2100, description="Tahun informasi; bawaannya dari judul.")
    diperbarui: Day | None = Field(default=None, description="Tanggal pembaruan terakhir.")
    berlaku_sampai: Day | None = Field(default=None, description="Hari terakhir informasi ini berlaku.")
    berkas: tuple[ItemFileMeta, ...] = Field(default=(), description="Berkas untuk diunduh.")
    tautan: tuple[ItemLinkMeta, ...] = Field(default=(), description="Alamat di luar situs; lebih lemah dari salinan.")
    dibuka_dari: str = Field(default="", description="Pengenal informasi dikecualikan yang dibuka oleh informasi ini.")
    kosong: EmptyMeta | None = Field(default=None, description="Mengapa belum ada isinya, dan sampai kapan.")
    topik: Listed = Field(default=(), description="Pengenal dari topik.yaml.")
    wilayah: Listed = Field(default=(), description="Kode wilayah Kemendagri, dalam tanda petik.")
    contoh: YesNo = Field(default=False, description="true bila isinya data contoh; pembaca diberi tahu.")


class BasisMeta(Part):
    """The statute and the article an exemption relies on."""

    undang_undang: str = Field(default="", description="Undang-undang dengan nomor dan tahun, misalnya UU 14/2008.")
    pasal: str = Field(default="", description="Pasal, ayat, dan huruf, misalnya Pasal 17 huruf h.")


class ExemptMeta(Part):
    """An exempt item of ``content/ppid/dikecualikan/``."""

    judul: Text = Field(max_length=200, description="Informasi tertentu yang dikecualikan.")
    id: str | None = Field(default=None, description="Bagian akhir alamat; bawaannya nama berkas.")
    status: Status = Field(default="terbit", description="terbit, atau draf yang belum tampil.")
    lingkup: ExtentWord = Field(default=Extent.WHOLE, description="seluruhnya, atau sebagian.")
    bagian: str = Field(default="", description="Bagian yang ditutup, bila hanya sebagian.")
    dasar_hukum: tuple[BasisMeta, ...] = Field(default=(), description="Undang-undang dan pasalnya; bukan aturan lain.")
    huruf: Listed = Field(default=(), description="Huruf a sampai j dari UU 14/2008 Ps 17.")
    konsekuensi_dibuka: str = Field(default="", description="Konsekuensi bila dibuka.")
    konsekuensi_ditutup: str = Field(default="", description="Konsekuensi bila ditutup.")
    jangka_waktu: str = Field(default="", description="Misalnya 5 tahun, atau selama diperlukan.")
    mulai: Day | None = Field(default=None, description="Hari pertama berlaku; bawaannya tanggal keputusan.")
    berakhir: Day | None = Field(default=None, description="Hari pertama informasi terbuka lagi.")
    nomor_keputusan: str = Field(default="", description="Nomor penetapan pengecualian.")
    tanggal_keputusan: Day | None = Field(default=None, description="Tanggal penetapan pengecualian.")
    ppid: str = Field(default="", description="PPID yang menetapkan.")
    unit: str = Field(default="", description="Unit kerja yang menguasai informasi.")
    disetujui: str = Field(default="", description="Atasan PPID yang menyetujui.")
    lembar_uji: str = Field(default="", description="Nomor lembar pengujian konsekuensi.")
    putusan: str = Field(default="", description="Putusan atau tanggapan keberatan yang membukanya.")
    tanggal_putusan: Day | None = Field(default=None, description="Tanggal putusan itu.")
    contoh: YesNo = Field(default=False, description="true bila isinya data contoh; pembaca diberi tahu.")


class DecreeMeta(Part):
    """The decision that fixed the list of public information (``sk-dip.yaml``)."""

    nomor: Text = Field(description="Nomor keputusan PPID.")
    tanggal: Day = Field(description="Tanggal keputusan.")
    oleh: Text = Field(description="PPID yang menetapkan.")
    disetujui: Text = Field(description="Atasan PPID yang menyetujui.")
    contoh: YesNo = Field(default=False, description="true bila data contoh.")


class NotApplicableMeta(Part):
    """A checklist row that does not apply, with reason and review date."""

    butir: Text = Field(description="Nomor butir daftar periksa.")
    alasan: str = Field(default="", description="Alasan tertulis; tampil kepada pembaca.")
    tinjau: Day | None = Field(default=None, description="Hari terakhir alasan ini berlaku tanpa ditinjau.")


class AnswerMeta(Part):
    """An answer by hand to a question of the evaluation."""

    penilaian: Text = Field(description="Pengenal penilaian, misalnya banjarnegara-opd-2026.")
    pertanyaan: Text = Field(description="Pengenal pertanyaan.")
    jawaban: YesNo = Field(description="ya atau tidak.")
    judul: str = Field(default="", description="Nama bukti, bila ya.")
    alamat: str = Field(default="", description="Alamat bukti di situs ini atau di luar.")
    tanggal: Day | None = Field(default=None, description="Tanggal bukti.")

    @model_validator(mode="after")
    def _proved(self) -> AnswerMeta:
        if self.jawaban and not (self.judul and self.alamat):
            raise PydanticCustomError("bukti", "jawaban ya memerlukan judul dan alamat bukti")
        return self


class ComplianceMeta(Part):
    """What the office states about its checklist (``kepatuhan.yaml``)."""

    badan: BodyWord = Field(
        default=BodyKind.PEMDA, description="Jenis badan publik: pemda, bumn-bumd, atau partai-politik."
    )
    tidak_berlaku: tuple[NotApplicableMeta, ...] = Field(default=(), description="Butir yang tidak berlaku.")
    jawaban: tuple[AnswerMeta, ...] = Field(default=(), description="Jawaban tangan untuk penilaian e-Monev.")
    contoh: YesNo = Field(default=False, description="true bila data contoh.")


class SlotMeta(Part):
    """One document of a procurement package."""

    keadaan: SlotWord = Field(description="diumumkan, ditutup, tidak-berlaku, atau belum-ada.")
    judul: str = Field(default="", description="Nama dokumen.")
    berkas: str = Field(default="", description="Jalur berkas di folder isi.")
    url: Url | None = Field(default=None, description="Alamat di luar situs.")
    tanggal: Day | None = Field(default=None, description="Tanggal diumumkan.")
    alasan: str = Field(default="", description="Alasan, bila ditutup atau tidak berlaku.")

    @model_validator(mode="after")
    def _somewhere(self) -> SlotMeta:
        if self.keadaan is SlotState.PUBLISHED and not (self.berkas or self.url):
            raise PydanticCustomError("dokumen", "dokumen yang diumumkan memerlukan berkas atau url")
        return self


class PackageMeta(Part):
    """A procurement package."""

    judul: Text = Field(description="Nama paket.")
    tahun: int = Field(ge=1945, le=2100, description="Tahun anggaran.")
    unit: str = Field(default="", description="Pengenal unit.")
    dokumen: dict[str, SlotMeta] = Field(default_factory=dict, description="Dokumen menurut butir, misalnya B.i.p02.")


class PackagesMeta(Part):
    """All procurement packages of the office (``pengadaan.yaml``)."""

    paket: dict[str, PackageMeta] = Field(description="Paket menurut pengenalnya, yang menjadi alamat.")
    contoh: YesNo = Field(default=False, description="true bila data contoh.")


class TpadMeta(Part):
    """A published budget document."""

    dokumen: Text = Field(description="Pengenal salah satu dari 12 dokumen, misalnya lra-skpd.")
    tahun: int = Field(ge=1945, le=2100, description="Tahun anggaran.")
    judul: Text = Field(description="Nama dokumen.")
    berkas: str = Field(default="", description="Jalur berkas di folder isi.")
    url: Url | None = Field(default=None, description="Alamat di luar situs.")
    tanggal: Day = Field(description="Tanggal diumumkan.")

    @model_validator(mode="after")
    def _somewhere(self) -> TpadMeta:
        if bool(self.berkas) == bool(self.url):
            raise PydanticCustomError("dokumen", "isi salah satu: berkas atau url")
        return self


class TpadFileMeta(Part):
    """The budget documents of the office (``tpad.yaml``)."""

    tahun: tuple[int, ...] = Field(description="Tahun yang ditampilkan dalam matriks.")
    dokumen: tuple[TpadMeta, ...] = Field(default=(), description="Dokumen yang sudah diumumkan.")
    contoh: YesNo = Field(default=False, description="true bila data contoh.")
