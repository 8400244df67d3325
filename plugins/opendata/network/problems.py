"""What can be wrong with a network of sites (O150 to O179)."""

from __future__ import annotations

from plugins.engine.problem import error, notice, warning

SITES_UNREADABLE = error(
    "O150",
    "Daftar situs tidak dapat dibaca: {detail}.",
    reason="Jaringan dibaca dari daftar ini.",
    hint="Perbaiki baris itu; contohnya di docs/jaringan.md.",
)
SITE_TWICE = error(
    "O151",
    "{what} “{value}” dipakai dua situs.",
    reason="Pengenal dan alamat membedakan situs satu dari yang lain.",
    hint="Beri setiap situs pengenal dan alamatnya sendiri.",
)
SITE_DOWN = warning(
    "O152",
    "Situs {site} tidak terbaca sejak {since}: {why}.",
    reason="{kept}",
    hint="Buka {url} di peramban. Bila situsnya pindah, ubah alamatnya di daftar situs.",
)
ROWS_REFUSED = warning(
    "O153",
    "Situs {site}: {count} baris {table} tidak diambil; yang pertama baris {row}: {why}.",
    reason="Isi dari situs lain hanya diambil bila bentuknya sah dan tidak memuat data pribadi.",
    hint="Beri tahu pengelola situs itu; baris yang diperbaiki ikut pada penggabungan berikutnya.",
)
NOT_ENCRYPTED = warning(
    "O154",
    "Situs {site} dibaca tanpa HTTPS.",
    reason="Siapa pun di jalan dapat mengubah isinya beserta sidik jarinya.",
    hint="Ganti alamatnya dengan https:// bila situsnya sudah mendukung.",
)
DUPLICATES = notice(
    "O155",
    "{count} informasi ditawarkan lebih dari satu situs; yang pertama: {first}.",
    reason="Informasi yang sama sebaiknya diterbitkan satu pihak dan ditautkan oleh yang lain.",
    hint="Lihat daftar lengkapnya di halaman jaringan.",
)
CONFLICTS = warning(
    "O156",
    "{count} pengenal dipakai beberapa situs untuk keterangan yang berlainan; yang pertama: {first}.",
    reason="Pembaca dan mesin tidak tahu keterangan mana yang benar.",
    hint="Lihat perbedaannya di halaman jaringan, lalu samakan keterangannya atau bedakan pengenalnya.",
)
KEPT_BROKEN = error(
    "O157",
    "Data jaringan tidak dapat dipakai: {detail}.",
    reason="Berkas di content/jaringan/ ditulis oleh `inv network` dan tidak diubah dengan tangan.",
    hint="Jalankan `inv network` lagi, atau pulihkan berkasnya dari git.",
)
KEPT_OTHERWISE = error(
    "O158",
    "Isi berkas berbeda dari sidik jari yang dicatat di keadaan.json.",
    reason="Data situs lain harus terbit seperti diterima, bukan seperti diubah di sini.",
    hint="Jalankan `inv network` lagi, atau pulihkan berkasnya dari git.",
)
OUTPUT_REFUSED = error(
    "O159",
    "Folder {folder} tidak dapat ditulisi: {detail}.",
    reason="Hasil penggabungan disimpan di sana.",
    hint="Pilih folder lain dengan --output, atau periksa izinnya.",
)
NEVER_READ = notice(
    "O160",
    "Situs {site} belum pernah terbaca.",
    reason="Belum ada datanya yang dapat ditampilkan; halaman jaringan menyatakan demikian.",
    hint="Jalankan `inv network` lagi bila situsnya sudah terbit.",
)
NO_BUILD = error(
    "O161",
    "Tidak ada situs dengan kunci `bangun`.",
    reason="Pekerjaan CI dibuat dari situs yang menyebut tempat naskahnya.",
    hint="Tambahkan `bangun: {{repositori: pemilik/nama}}` pada situs yang dibangun di sini.",
)
