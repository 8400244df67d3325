"""What can be wrong with a region note, in words for its editor."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.engine.problem import Problem, warning
from plugins.regions.model import Check, CheckStatus, Extraction, FactKind
from plugins.regions.verify import scheme_hint

_WHY = "Pembaca melihat fakta wilayah bersama hasil pencocokannya dengan daftar wilayah."

OTHER_NAME = warning(
    "W001",
    "Catatan kaki wilayah menyebut {found}, sedangkan labelnya milik {expected}. {reason}",
    reason="Fakta dari catatan kaki ini akan tampil pada profil wilayah yang salah.",
    hint="Perbaiki label catatan kaki dengan kode Kemendagri wilayah yang dimaksud, atau perbaiki namanya.",
)
OTHER_KIND = warning(
    "W002",
    "Catatan kaki wilayah menyebut {found}, sedangkan menurut daftar wilayah jenisnya {expected}.",
    reason="Kabupaten dan kota yang senama adalah dua wilayah yang berbeda.",
    hint="Periksa apakah yang dimaksud kabupaten atau kota, lalu sesuaikan label atau kalimatnya.",
)
OTHER_PROVINCE = warning(
    "W003",
    "Catatan kaki wilayah menyebut Provinsi {found}, sedangkan menurut daftar wilayah provinsinya {expected}.",
    reason=_WHY,
    hint="Periksa nama provinsi; wilayah hasil pemekaran provinsi dapat sudah berpindah.",
)
ODD_CAPITAL = warning(
    "W004",
    "Ibu kota dalam catatan kaki wilayah meragukan: {found}. {reason}",
    reason=_WHY,
    hint="Tulis satu nama ibu kota, bukan nama kabupaten atau provinsi.",
)
OTHER_COUNT = warning(
    "W005",
    "Catatan kaki wilayah menyebut {found}, sedangkan daftar wilayah memuat {expected} ({tolerance}).",
    reason=_WHY,
    hint="Periksa sumbernya; bila angkanya dari waktu lain, sebutkan tanggalnya.",
)
OTHER_DENSITY = warning(
    "W006",
    "Kepadatan dalam catatan kaki wilayah {found}, sedangkan jumlah penduduk dibagi luas memberi "
    "{expected} ({tolerance}).",
    reason="Kepadatan, jumlah penduduk, dan luas dalam satu catatan harus saling cocok.",
    hint="Periksa ketiga angka itu beserta satuannya.",
)
OTHER_SHARE = warning(
    "W007",
    "Bagian dari luas provinsi tertulis {found}, sedangkan dari luas keduanya terhitung {expected} ({tolerance}).",
    reason="Persentase dan kedua luas harus saling cocok.",
    hint="Periksa persentasenya, luas wilayah, dan luas provinsi beserta satuannya.",
)
UNREAD_NOTE = warning(
    "W008",
    "Tidak ada fakta yang terbaca dari catatan kaki wilayah: {text}",
    reason="Profil wilayah disusun dari fakta dalam catatan kaki; catatan ini hanya tampil sebagai teks.",
    hint="Tulis dengan kalimat biasa, misalnya: Kabupaten … beribu kota di … dan memiliki luas … km².",
)
OTHER_SCHEME = warning(
    "W009",
    "Label catatan kaki wilayah {label} bukan kode Kemendagri. {hint_words}",
    reason="Kode Kemendagri dan kode BPS mirip, tetapi dapat menunjuk wilayah yang berbeda.",
    hint="Pakai kode Kemendagri dengan titik, seperti dalam daftar wilayah.",
)

_KINDS = {
    FactKind.NAME: OTHER_NAME,
    FactKind.KIND: OTHER_KIND,
    FactKind.PROVINCE: OTHER_PROVINCE,
    FactKind.CAPITAL: ODD_CAPITAL,
    FactKind.DENSITY: OTHER_DENSITY,
    FactKind.SHARE: OTHER_SHARE,
}


def problems_of(checks: Iterable[Check], file: str, line: int = 0) -> tuple[Problem, ...]:
    """A warning for every disagreement, at the note's place, in the order of the checks."""
    return tuple(
        _KINDS.get(check.kind, OTHER_COUNT).at(
            file,
            line,
            found=check.found,
            expected=check.expected,
            tolerance=check.tolerance,
            reason=check.reason,
        )
        for check in checks
        if check.status is CheckStatus.DISAGREES
    )


def problems_of_note(label: str, extraction: Extraction, file: str, line: int = 0) -> tuple[Problem, ...]:
    """Warnings about the note itself: a label of another scheme, and a note from which nothing was read."""
    problems: list[Problem] = []
    hint = scheme_hint(label)
    if hint is not None:
        problems.append(OTHER_SCHEME.at(file, line, label=label, hint_words=hint))
    if not extraction.facts and extraction.text.strip():
        problems.append(UNREAD_NOTE.at(file, line, text=extraction.text))
    return tuple(problems)
