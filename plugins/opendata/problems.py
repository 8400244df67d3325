"""What can be wrong with the datasets of a site as a whole (O001 to O099)."""

from __future__ import annotations

from plugins.engine.problem import error

SAME_ID = error(
    "O001",
    "Ada dua kumpulan data dengan pengenal “{id}”.",
    reason="Pengenal menjadi alamat tetap /data/{id}/, dan satu alamat hanya untuk satu kumpulan data.",
    hint="Ganti nama salah satunya; pengenal kumpulan data bawaan situs tidak dapat dipakai untuk tabel sendiri.",
)
BAD_ID = error(
    "O002",
    "Pengenal kumpulan data “{id}” tidak dapat menjadi alamat.",
    reason="Alamat /data/… memakai huruf kecil, angka, dan tanda hubung, diawali huruf; “v1” dan “jaringan” terpakai.",
    hint="Ganti nama berkasnya, misalnya “belanja-2026”.",
)
