"""What can be wrong with an exempt item: the rules of UU 14/2008 Ps 17-20 and PerKI 1/2021 Ps 49-53."""

from __future__ import annotations

from plugins.engine.problem import error, warning

EXEMPT_FIELD_MISSING = error(
    "P020",
    "“{field}” tidak diisi pada informasi yang dikecualikan “{item}”.",
    reason="Penetapan pengecualian wajib memuatnya ({article}).",
    hint="Isi “{field}”.",
)
NOT_A_STATUTE = error(
    "P021",
    "Dasar pengecualian “{basis}” pada “{item}” bukan undang-undang.",
    reason="Hanya undang-undang yang dapat menjadi dasar pengecualian, bukan peraturan di bawahnya "
    "(PerKI 1/2021 Ps 49(2)c dan (7)a).",
    hint="Sebutkan undang-undangnya, misalnya UU 14/2008, dan pindahkan aturan pelaksana ke keterangan.",
)
STATUTE_UNCLEAR = error(
    "P022",
    "Dasar pengecualian “{basis}” pada “{item}” tidak menyebut nomor dan tahun undang-undang.",
    reason="Pembaca harus dapat memeriksa undang-undangnya (PerKI 1/2021 Ps 49(7)a).",
    hint="Tulis misalnya UU 14/2008 atau Undang-Undang Nomor 14 Tahun 2008.",
)
NO_ARTICLE = error(
    "P023",
    "Dasar pengecualian “{basis}” pada “{item}” tidak menyebut pasal.",
    reason="Alasan pengecualian menunjuk pasal undang-undang (PerKI 1/2021 Ps 49(7)a).",
    hint="Tulis pasalnya, misalnya Pasal 17 huruf h angka 2.",
)
NO_GROUND = error(
    "P024",
    "Huruf Pasal 17 pada “{item}” tidak diisi atau tidak dikenal: “{ground}”.",
    reason="Pengecualian bersandar pada salah satu huruf a sampai j UU 14/2008 Ps 17.",
    hint="Tulis satu huruf a sampai j.",
)
GROUND_J_NEEDS_STATUTE = error(
    "P025",
    "“{item}” bersandar pada Ps 17 huruf j, tetapi undang-undang lain tidak disebut.",
    reason="Huruf j menunjuk undang-undang lain beserta pasalnya (UU 14/2008 Ps 17 huruf j; Lampiran IX PerKI 1/2021).",
    hint="Tambahkan undang-undang itu dan pasalnya.",
)
GROUND_A_TOO_LONG = error(
    "P026",
    "Pengecualian “{item}” berakhir {ends}, lebih dari 30 tahun sejak {starts}.",
    reason="Pengecualian huruf a paling lama 30 tahun (PerKI 1/2021 Ps 51(1)).",
    hint="Pendekkan jangka waktunya, paling lambat sampai {limit}.",
)
PERMANENT = error(
    "P027",
    "Pengecualian “{item}” tidak berbatas waktu, padahal bersandar pada huruf {ground}.",
    reason="Pengecualian huruf a sampai f tidak bersifat permanen (UU 14/2008 Ps 20(1)).",
    hint="Tetapkan jangka waktu atau tanggal berakhirnya.",
)
GROUND_A_NO_END = error(
    "P028",
    "Pengecualian “{item}” bersandar pada huruf a tanpa tanggal berakhir.",
    reason="Batas 30 tahun hanya dapat diperiksa dengan tanggal berakhir (PerKI 1/2021 Ps 51(1)).",
    hint="Tulis jangka waktu dalam tahun atau tanggal berakhirnya.",
)
PERIOD_REVERSED = error(
    "P029",
    "Pengecualian “{item}” berakhir {ends}, tidak sesudah mulai berlaku {starts}.",
    reason="Jangka waktu dihitung dari mulai sampai berakhir (PerKI 1/2021 Ps 49(6)e).",
    hint="Perbaiki salah satu tanggalnya.",
)
OPENING_DUE = warning(
    "P030",
    "Pengecualian “{item}” berakhir {ends} dan harus dinyatakan terbuka paling lambat {notice}.",
    reason="Pernyataan terbuka paling lambat 30 hari kerja sebelum jangka waktu berakhir (PerKI 1/2021 Ps 52(1)).",
    hint="Siapkan penetapannya dan baris Daftar Informasi Publik.",
)
EXPIRED_NOT_IN_DIP = warning(
    "P031",
    "Pengecualian “{item}” berakhir {ends}, tetapi informasinya belum ada dalam Daftar Informasi Publik.",
    reason="Informasi itu menjadi terbuka dengan sendirinya (PerKI 1/2021 Ps 52(2)) dan wajib masuk "
    "daftar (Ps 52(3)-(4)).",
    hint="Buat informasi baru dengan “dibuka_dari: {id}”.",
)
BOTH_OPEN_AND_EXEMPT = error(
    "P032",
    "“{item}” dikecualikan, padahal “{other}” ada dalam Daftar Informasi Publik ({place}).",
    reason="Daftar Informasi Publik tidak memuat informasi yang dikecualikan (PerKI 1/2021 Ps 1 angka 20).",
    hint="Hapus salah satunya; kalau hanya sebagian yang ditutup, sebutkan bagiannya.",
)
ALWAYS_OPEN = error(
    "P033",
    "“{item}” tidak dapat dikecualikan: {what}.",
    reason="Informasi itu dibuka oleh {article}.",
    hint="Umumkan; bagian yang benar-benar dikecualikan disebut sebagai bagian dan dihitamkan (PerKI 1/2021 Ps 50).",
)
EXEMPT_DUPLICATE = error(
    "P034",
    "Pengenal “{item}” dipakai lebih dari satu informasi yang dikecualikan; pertama kali di {first}.",
    reason="Satu penetapan menguraikan satu informasi (PerKI 1/2021 Ps 49(6)c), dan pengenal menjadi "
    "alamat halamannya.",
    hint="Beri pengenal lain pada salah satunya.",
)
DECISION_SOON = warning(
    "P018",
    "Keputusan pengecualian “{item}” bertanggal {decided}; hari itu belum tiba (hari ini {today}).",
    reason="Pengecualian berlaku setelah ditetapkan (PerKI 1/2021 Ps 49(6)f).",
    hint="Bila tanggalnya salah, perbaiki; bila situs sengaja dibangun menurut tanggal lampau, abaikan.",
)
DECISION_IN_FUTURE = error(
    "P035",
    "Keputusan pengecualian “{item}” bertanggal {decided}, jauh sesudah hari ini ({today}).",
    reason="Pengecualian berlaku setelah ditetapkan (PerKI 1/2021 Ps 49(6)f).",
    hint="Perbaiki tanggal keputusannya.",
)
PART_NOT_NAMED = error(
    "P036",
    "“{item}” dikecualikan sebagian, tetapi bagiannya tidak disebut.",
    reason="Hanya bagian itu yang ditutup; selebihnya diberikan (PerKI 1/2021 Ps 22(2) dan 50(2)-(3)).",
    hint="Sebutkan bagian yang ditutup.",
)
