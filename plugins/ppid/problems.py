"""What can be wrong with the items of public information, the compliance answers, alerts and the calendar.

The kinds of the exempt list and of the request figures stand in their own files and are named here too, so
that this module holds every kind of this plugin.
"""

from __future__ import annotations

from plugins.engine.problem import error, warning
from plugins.ppid.problems_exempt import *  # noqa: F403 - one module to find every kind in
from plugins.ppid.problems_figures import *  # noqa: F403 - one module to find every kind in
from plugins.ppid.problems_files import *  # noqa: F403 - one module to find every kind in

UNKNOWN_CHECKLIST_ID = error(
    "P001",
    "Butir daftar periksa “{row}” tidak dikenal pada informasi “{item}”.",
    reason="Setiap butir merujuk satu baris PerKI 1/2021.",
    hint="Barangkali yang dimaksud “{near}”.",
)
WRONG_CLASS = error(
    "P002",
    "Butir {row} termasuk kelas “{expected}”, sedangkan informasi “{item}” berkelas “{found}”.",
    reason="Kelas butir ditetapkan oleh {article}.",
    hint="Tambahkan kelas “{expected}” atau perbaiki nomor butirnya.",
)
UNKNOWN_UNIT = error(
    "P003",
    "Unit “{unit}” yang menguasai informasi “{item}” tidak terdaftar.",
    reason="Daftar Informasi Publik menyebut unit yang menguasai informasi (PerKI 1/2021 Ps 21(2)c).",
    hint="Barangkali yang dimaksud “{near}”; kalau unit baru, daftarkan lebih dahulu.",
)
DUPLICATE_ID = error(
    "P004",
    "Pengenal informasi “{item}” dipakai lebih dari sekali; pertama kali di {first}.",
    reason="Satu informasi ditulis satu kali (PerKI 1/2021 Ps 21(2)), dan pengenal menjadi alamat halamannya.",
    hint="Beri pengenal lain pada salah satunya.",
)
DUPLICATE_ITEM = error(
    "P005",
    "Informasi “{item}” sama dengan “{other}”: judul, unit, dan tahunnya sama.",
    reason="Satu informasi ditulis satu kali dalam Daftar Informasi Publik (PerKI 1/2021 Ps 21(2)).",
    hint="Gabungkan keduanya, atau bedakan judul atau tahunnya.",
)
MISSING_ANNEX_FIELD = error(
    "P006",
    "Kolom “{column}” kosong pada informasi “{item}”.",
    reason="Kolom itu wajib ada dalam Daftar Informasi Publik ({article}; Lampiran I).",
    hint="Isi kolom “{column}”.",
)
FILE_CHANGED = error(
    "P007",
    "Berkas “{path}” pada informasi “{item}” berubah, tetapi tanggal pembaruannya masih {updated}.",
    reason="Pembaca dan penilai menilai kemutakhiran dari tanggal pembaruan (PerKI 1/2021 Ps 18).",
    hint="Ubah tanggal pembaruan, atau kembalikan berkas yang lama.",
)
FILE_MISSING = error(
    "P008",
    "Berkas “{path}” pada informasi “{item}” tidak ada.",
    reason="Informasi yang diumumkan harus dapat diperoleh (UU 14/2008 Ps 7(1)).",
    hint="Taruh berkasnya, atau hapus rujukannya.",
)
NO_TEXT_LAYER = warning(
    "P009",
    "PDF “{path}” pada informasi “{item}” tidak berlapis teks.",
    reason="Pembaca layar dan mesin pencari tidak dapat membacanya (PerKI 1/2021 Ps 24(4)-(5) dan 46).",
    hint="Ganti dengan PDF yang dibuat dari berkas aslinya, atau jalankan OCR.",
)
UPDATED_SOON = warning(
    "P017",
    "Tanggal pembaruan informasi “{item}” adalah {updated}; hari itu belum tiba (hari ini {today}).",
    reason="Dari tanggal itu dihitung kapan informasi harus diperbarui lagi (PerKI 1/2021 Ps 18).",
    hint="Bila tanggalnya salah, perbaiki; bila situs sengaja dibangun menurut tanggal lampau, abaikan.",
)
UPDATED_IN_FUTURE = error(
    "P010",
    "Tanggal pembaruan informasi “{item}” adalah {updated}, jauh sesudah hari ini ({today}).",
    reason="Dari tanggal itu dihitung kapan informasi harus diperbarui lagi (PerKI 1/2021 Ps 18).",
    hint="Perbaiki tanggalnya.",
)
NO_CLASS = error(
    "P011",
    "Informasi “{item}” tidak berkelas.",
    reason="Informasi terbuka berkelas berkala, serta-merta, atau setiap saat (UU 14/2008 Ps 9, 10, 11).",
    hint="Isi kelas dengan satu atau lebih dari ketiganya.",
)
CLASS_NOT_OPEN = error(
    "P012",
    "Kelas “{found}” tidak dapat dipakai pada informasi “{item}”.",
    reason="Daftar Informasi Publik tidak memuat informasi yang dikecualikan (PerKI 1/2021 Ps 1 angka 20).",
    hint="Pakai berkala, serta-merta, atau setiap-saat; yang dikecualikan ditulis di daftar tersendiri.",
)
NEVER_UPDATED = warning(
    "P013",
    "Tanggal pembaruan informasi “{item}” tidak diisi.",
    reason="Tanpa tanggal itu, kapan informasi harus diperbarui tidak dapat dihitung ({article}).",
    hint="Isi tanggal pembaruan terakhir.",
)
EMPTY_WITHOUT_UNTIL = error(
    "P015",
    "Informasi “{item}” dinyatakan belum ada tanpa alasan atau tanpa tanggal sampai kapan.",
    reason="Informasi yang wajib diumumkan tidak boleh kosong tanpa penjelasan (PerKI 1/2021 Ps 14 dan 21).",
    hint="Isi alasan dan tanggalnya.",
)
EMPTY_TOO_LONG = warning(
    "P016",
    "Informasi “{item}” dijanjikan ada paling lambat {until}; hari ini {today}.",
    reason="Informasi yang wajib diumumkan tidak boleh kosong tanpa penjelasan (PerKI 1/2021 Ps 14 dan 21).",
    hint="Umumkan informasinya, atau perbarui alasan dan tanggalnya.",
)
VALIDITY_REVERSED = error(
    "P014",
    "Informasi “{item}” berlaku sampai {until}, sebelum tanggal pembaruannya ({updated}).",
    reason="Masa berlaku tidak dapat berakhir sebelum informasi diperbarui (PerKI 1/2021 Ps 18).",
    hint="Perbaiki salah satu tanggalnya.",
)
NA_UNKNOWN = error(
    "P040",
    "Butir “{row}” yang dinyatakan tidak berlaku tidak dikenal.",
    reason="Setiap pernyataan merujuk satu baris PerKI 1/2021.",
    hint="Barangkali yang dimaksud “{near}”.",
)
NA_NO_REASON = error(
    "P041",
    "Butir {row} dinyatakan tidak berlaku tanpa alasan.",
    reason="Butir {article} hanya boleh dinyatakan tidak berlaku dengan alasan tertulis yang "
    "ditampilkan kepada pembaca.",
    hint="Tulis alasannya.",
)
NA_NO_REVIEW = error(
    "P042",
    "Butir {row} dinyatakan tidak berlaku tanpa tanggal tinjauan.",
    reason="Keadaan dapat berubah; pernyataan atas {article} harus ditinjau pada hari tertentu.",
    hint="Tulis tanggal tinjauan.",
)
NA_REVIEW_PAST = warning(
    "P043",
    "Pernyataan tidak berlaku untuk butir {row} harus ditinjau pada {review}; hari ini {today}.",
    reason="Lewat tanggal itu butir {article} dihitung belum ada.",
    hint="Tinjau alasannya, lalu tetapkan tanggal tinjauan yang baru.",
)
NA_BUT_PUBLISHED = error(
    "P044",
    "Butir {row} dinyatakan tidak berlaku, padahal ada informasi yang menjawabnya: “{title}”.",
    reason="Satu butir {article} tidak dapat sekaligus diumumkan dan tidak berlaku.",
    hint="Hapus salah satunya.",
)
NA_OUT_OF_SCOPE = warning(
    "P045",
    "Butir {row} tidak berlaku bagi jenis badan publik ini, jadi tidak perlu dinyatakan.",
    reason="Butir {article} hanya berlaku bagi jenis badan publik lain.",
    hint="Hapus pernyataannya.",
)
NA_TWICE = error(
    "P046",
    "Butir {row} dinyatakan tidak berlaku lebih dari sekali.",
    reason="Satu butir {article} mempunyai satu alasan dan satu tanggal tinjauan.",
    hint="Sisakan satu.",
)
UNKNOWN_SLOT = error(
    "P047",
    "Dokumen “{slot}” pada paket pengadaan “{package}” tidak dikenal.",
    reason="Paket pengadaan mempunyai 39 dokumen (PerKI 1/2021 Ps 15(9)).",
    hint="Barangkali yang dimaksud “{near}”.",
)
SLOT_NO_REASON = error(
    "P048",
    "Dokumen {slot} pada paket pengadaan “{package}” ditutup atau tidak berlaku tanpa alasan.",
    reason="Yang tidak diumumkan dari {article} harus beralasan.",
    hint="Tulis alasannya.",
)
UNKNOWN_TPAD = error(
    "P049",
    "Dokumen TPAD “{document}” tidak dikenal.",
    reason="Matriks TPAD mempunyai 12 dokumen setiap tahun (Instruksi Mendagri 188.52/1797/SJ).",
    hint="Barangkali yang dimaksud “{near}”.",
)
ALERT_PART_MISSING = error(
    "P070",
    "Pengumuman serta-merta “{alert}” tidak memuat bagian “{part}”.",
    reason="Bagian itu wajib ada ({article}).",
    hint="Tulis bagian “{part}”.",
)
ALERT_NO_ZONE = error(
    "P071",
    "Waktu {which} pengumuman serta-merta “{alert}” tidak berzona waktu.",
    reason="Saat mulai dan berakhir harus pasti (UU 14/2008 Ps 10).",
    hint="Tulis waktu dengan zonanya, misalnya 2026-03-10T08:00+08:00.",
)
ALERT_REVERSED = error(
    "P072",
    "Pengumuman serta-merta “{alert}” berakhir sebelum atau tepat saat mulai.",
    reason="Pengumuman berlaku dari saat mulai sampai saat berakhir (PerKI 1/2021 Ps 20).",
    hint="Perbaiki salah satu waktunya.",
)
ALERT_WRONG_EVENT = error(
    "P073",
    "Peristiwa “{event}” pada pengumuman serta-merta “{alert}” tidak dikenal.",
    reason="Jenis peristiwa ditetapkan PerKI 1/2021 Ps 19(2).",
    hint="Barangkali yang dimaksud “{near}”.",
)
OVERRIDE_COLUMNS = error(
    "P080",
    "Kolom “{column}” tidak ada dalam berkas penyesuaian hari kerja.",
    reason="Semua tenggat dihitung dalam hari kerja (PerKI 1/2021 Ps 1 angka 22), jadi tiap penyesuaian "
    "harus berdasar.",
    hint="Tulis baris kepala: tanggal,jenis,alasan,dasar.",
)
OVERRIDE_BAD_DATE = error(
    "P081",
    "“{value}” bukan tanggal.",
    reason="Hari kerja dihitung per tanggal (PerKI 1/2021 Ps 1 angka 22).",
    hint="Tulis tanggal sebagai 2026-08-18.",
)
OVERRIDE_BAD_KIND = error(
    "P082",
    "Jenis penyesuaian “{value}” tidak dikenal.",
    reason="Hari dijadikan libur atau kerja, atau tahunnya dinyatakan tetap (PerKI 1/2021 Ps 1 angka 22).",
    hint="Barangkali yang dimaksud “{near}”.",
)
OVERRIDE_NO_REASON = error(
    "P083",
    "Penyesuaian {day} tidak menyebut {what}.",
    reason="Tenggat layanan berubah karenanya (PerKI 1/2021 Ps 1 angka 22), jadi harus dapat diperiksa.",
    hint="Isi kolom “{what}”.",
)
OVERRIDE_TWICE = error(
    "P084",
    "Tanggal {day} disesuaikan lebih dari sekali.",
    reason="Satu hari tidak dapat sekaligus libur dan kerja (PerKI 1/2021 Ps 1 angka 22).",
    hint="Sisakan satu baris.",
)
OVERRIDE_NO_EFFECT = warning(
    "P085",
    "Penyesuaian {day} tidak mengubah apa pun.",
    reason="Hari itu sudah {state} dalam kalender (PerKI 1/2021 Ps 1 angka 22).",
    hint="Hapus barisnya, kecuali untuk menegaskan perkiraan.",
)
