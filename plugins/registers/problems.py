"""What can be wrong with the registers and with names in text; codes R001 to R099, never reused."""

from __future__ import annotations

from plugins.engine.problem import error, warning

MISSING_FILE = error(
    "R001",
    "Berkas rujukan {name} tidak ada.",
    reason="Tanpa berkas ini topik, pejabat, lembaga, atau wilayah dalam berita tidak dapat diperiksa.",
    hint="Buat berkas itu menurut docs/rujukan.md, atau kembalikan dari riwayat git.",
)
UNREADABLE = error(
    "R002",
    "Berkas tidak dapat dibaca: {what}.",
    reason="Rujukan harus berupa teks UTF-8 yang utuh dan tidak lebih dari 2 MB.",
    hint="Simpan ulang berkas sebagai teks UTF-8 dengan penyunting teks biasa.",
)
UNTIDY = warning(
    "R003",
    "Berkas memuat {what}.",
    reason="Berkas tetap dibaca, tetapi setiap perubahan kecil akan tampak sebagai perubahan seluruh berkas.",
    hint="Simpan ulang sebagai UTF-8 tanpa BOM dengan akhir baris LF.",
)
YAML_SYNTAX = error(
    "R004",
    "YAML tidak dapat dibaca: {what} (kolom {column}).",
    reason="Seluruh berkas ini belum dapat dipakai.",
    hint="Perbaiki baris ini atau baris tepat di atasnya; contoh ada di docs/rujukan.md.",
)
NOT_A_MAPPING = error(
    "R005",
    "{what} harus berupa pasangan kunci dan nilai.",
    reason="Setiap entri ditulis sebagai id, titik dua, lalu keterangannya yang menjorok ke dalam.",
    hint="Lihat contoh di docs/rujukan.md.",
)
UNKNOWN_KEY = error(
    "R006",
    "Kunci {key} pada {entry} tidak dikenal.",
    reason="Kunci yang salah ketik akan membuat keterangannya hilang dari situs.",
    hint="{nearest}",
)
MISSING_KEY = error(
    "R007",
    "{entry} belum memiliki {key}.",
    reason="Keterangan ini wajib bagi halaman entri.",
    hint="Tambahkan baris {key}: …",
)
BAD_VALUE = error(
    "R008",
    "Nilai {key} pada {entry} keliru: {what}.",
    reason="Nilai ini tidak dapat ditampilkan atau diperiksa.",
    hint="Perbaiki nilainya; bentuk yang benar ada di docs/rujukan.md.",
)
BAD_ID = error(
    "R009",
    "Id {id} tidak sah.",
    reason="Id menjadi alamat halaman, jadi hanya boleh memuat huruf kecil a–z, angka, dan tanda hubung.",
    hint="Pakailah misalnya {suggestion}.",
)
UNKNOWN_REFERENCE = error(
    "R010",
    "{entry} menunjuk {key} {id} yang tidak ada dalam daftar.",
    reason="Tautan ke entri itu akan mati.",
    hint="{nearest}",
)
DUPLICATE_ID = error(
    "R011",
    "Id {id} dipakai dua kali: pada {entry} dan pada {other}.",
    reason="Satu alamat hanya dapat menjadi milik satu entri.",
    hint="Ganti atau hapus salah satunya.",
)
NEAR_DUPLICATE = warning(
    "R012",
    "Nama {name} pada {entry} mirip dengan {other_name} pada {other}.",
    reason="Satu orang atau lembaga dengan dua entri membuat beritanya terbelah ke dua halaman.",
    hint="Jika keduanya sama, gabungkan dan tulis ejaan yang lain sebagai alias; jika berbeda, biarkan.",
)
CYCLE = error(
    "R013",
    "{key} berputar: {chain}.",
    reason="Suatu entri tidak mungkin berada di bawah dirinya sendiri.",
    hint="Hapus {key} pada salah satu entri itu.",
)
END_BEFORE_START = error(
    "R014",
    "Jabatan pada {entry} selesai ({end}) sebelum mulai ({start}).",
    reason="Jabatan pada tanggal berita ditentukan dari kedua tanggal ini.",
    hint="Periksa tanggal mulai dan selesai, atau hapus yang tidak diketahui.",
)
BAD_URL = error(
    "R015",
    "Alamat situs {url} pada {entry} tidak sah.",
    reason="Tautan yang keliru menyesatkan pembaca.",
    hint="Tulis alamat lengkap, misalnya https://contoh.go.id/.",
)
BAD_REGION_CODE = error(
    "R016",
    "Kode wilayah {code} tidak sah untuk {kind}.",
    reason="Kode Kemendagri berbentuk NN untuk provinsi dan NN.NN untuk kabupaten/kota.",
    hint="Periksa kode dalam keputusan Menteri Dalam Negeri; kode BPS (misalnya 6408) berbeda.",
)
BAD_REGION_PARENT = error(
    "R017",
    "Kode induk {parent} pada wilayah {code} tidak cocok.",
    reason="Induk kabupaten/kota adalah provinsi yang ada dalam tabel dan menjadi awal kodenya.",
    hint="Tulis dua angka pertama kode itu, dan pastikan provinsinya ada; provinsi tidak berinduk.",
)
BAD_HEADER = error(
    "R018",
    "Baris kepala wilayah.csv keliru: {found}.",
    reason="Kolom dikenali dari kepalanya.",
    hint="Tulis tepat: {wanted}",
)
BAD_ROW = error(
    "R019",
    "Baris wilayah keliru: {what}.",
    reason="Wilayah ini tidak dapat dipakai.",
    hint="Perbaiki baris ini; setiap baris memiliki tujuh kolom.",
)
BROADER_AND_RELATED = warning(
    "R020",
    "Topik {entry} dan {other} terkait sekaligus lebih luas.",
    reason="Menurut SKOS (S27) dua topik yang bertingkat tidak boleh juga terkait.",
    hint="Hapus {other} dari terkait.",
)
SUCCESSOR_WITHOUT_RETIREMENT = warning(
    "R021",
    "{entry} memiliki pengganti tetapi tidak pensiun.",
    reason="Pengganti hanya ditampilkan bagi entri yang pensiun.",
    hint="Tambahkan pensiun: ya, atau hapus pengganti.",
)
MISSPELLED_NAME = warning(
    "R030",
    "Nama {written} mirip dengan {name}, tetapi ejaannya berbeda.",
    reason="Nama pejabat yang salah eja tidak ditautkan, dan tidak enak dibaca oleh orangnya.",
    hint="Jika yang dimaksud {name} (pejabat: {id}), perbaiki ejaannya atau tambahkan sebagai alias.",
)

ALL_KINDS = tuple(value for name, value in sorted(globals().items()) if name.isupper() and hasattr(value, "at"))
"""Every kind of problem above, for the documentation."""
