"""What can be wrong with a region note's label, and with the file that names the register's source."""

from __future__ import annotations

from plugins.engine.problem import error, warning

UNKNOWN_CODE = error(
    "W010",
    "Label catatan kaki {label} berbentuk kode wilayah, tetapi tidak ada dalam daftar wilayah. {nearest}",
    reason="Catatan kaki berlabel kode wilayah masuk ke profil wilayah itu; wilayah yang tidak ada tidak berprofil.",
    hint="Perbaiki kodenya menurut rujukan/wilayah.csv, atau beri label lain bila ini bukan catatan wilayah.",
)
ODD_CODE = warning(
    "W011",
    "Label catatan kaki {label} mirip kode wilayah, tetapi bukan kode provinsi atau kabupaten/kota. {nearest}",
    reason="Hanya label seperti 64 (provinsi) atau 64.08 (kabupaten/kota) yang dibaca sebagai catatan wilayah.",
    hint="Tulis kode Kemendagri dengan titik, misalnya [^64.08], atau beri label lain.",
)
BAD_EDITION = error(
    "W012",
    "Keterangan sumber daftar wilayah salah: {what}.",
    reason="Halaman wilayah menyebut dari mana jumlah kecamatan, desa, dan kelurahan dihitung, beserta lisensinya.",
    hint="Isi kunci nama, versi, url, lisensi, dan lisensi_url; contohnya ada dalam docs/wilayah.md.",
)
