"""What can be wrong with the office's own files beside the items: sheet, decree, answers, record of checksums."""

from __future__ import annotations

from plugins.engine.problem import error, notice, warning

SHEET_COLUMN_MISSING = error(
    "P090",
    "Kolom “{column}” tidak ada dalam {sheet}.",
    reason="Daftar Informasi Publik memuat tujuh kolom Lampiran I (PerKI 1/2021 Ps 21(2)).",
    hint="Tambahkan kolom “{column}”; lihat docs/ppid.md.",
)
SHEET_COLUMN_UNKNOWN = error(
    "P091",
    "Kolom “{column}” tidak dikenal dalam {sheet}.",
    reason="Isi kolom yang tidak dikenal tidak akan tampil, dan dapat memuat data yang tidak boleh terbit "
    "(PerKI 1/2021 Ps 5(3)).",
    hint="Barangkali yang dimaksud “{near}”; kalau tidak, hapus kolomnya.",
)
SHEET_UNREADABLE = error(
    "P092",
    "{sheet} tidak dapat dibaca sebagai tabel: {why}.",
    reason="Daftar Informasi Publik disusun dari tabel itu (PerKI 1/2021 Ps 21(2)).",
    hint="Simpan ulang sebagai CSV UTF-8 atau XLSX.",
)
SHEET_BAD_VALUE = error(
    "P093",
    "“{value}” tidak dapat dipakai pada kolom “{column}” di {sheet}.",
    reason="Daftar Informasi Publik disusun dari kolom itu (PerKI 1/2021 Ps 21(2)): {expected}.",
    hint="Perbaiki isian itu.",
)
SHEET_TWO = error(
    "P094",
    "dip.csv dan dip.xlsx ada bersama-sama.",
    reason="Daftar Informasi Publik hanya satu (PerKI 1/2021 Ps 21(1)a); tidak jelas tabel mana yang berlaku.",
    hint="Sisakan salah satunya.",
)
NO_DECREE = warning(
    "P095",
    "Daftar Informasi Publik belum bernomor keputusan.",
    reason="Daftar ditetapkan dengan keputusan PPID atas persetujuan atasan PPID (PerKI 1/2021 Ps 45(5)-(6)).",
    hint="Isi content/ppid/sk-dip.yaml.",
)
DIP_DUE = warning(
    "P096",
    "Daftar Informasi Publik harus dimutakhirkan sejak {due}.",
    reason="Daftar dimutakhirkan paling sedikit setiap enam bulan (PerKI 1/2021 Ps 45(7)).",
    hint="Tetapkan daftar yang baru, lalu ubah nomor dan tanggal di sk-dip.yaml.",
)
FILE_NOT_RECORDED = notice(
    "P097",
    "{count} berkas informasi belum dicatat sidik jarinya.",
    reason="Tanpa catatan itu, berkas yang diganti tanpa tanggal baru tidak dapat diketahui (PerKI 1/2021 Ps 18).",
    hint="Jalankan: python -m plugins.ppid.record content",
)
RECORD_BROKEN = error(
    "P098",
    "Catatan sidik jari {record} tidak dapat dibaca.",
    reason="Dari catatan itu diketahui apakah suatu berkas diganti tanpa tanggal baru (PerKI 1/2021 Ps 18).",
    hint="Hapus berkasnya, lalu jalankan: python -m plugins.ppid.record content",
)
DECREE_SOON = warning(
    "P019",
    "Keputusan Daftar Informasi Publik bertanggal {day}; hari itu belum tiba (hari ini {today}).",
    reason="Dari tanggal itu dihitung kapan daftar harus dimutakhirkan (PerKI 1/2021 Ps 45(7)).",
    hint="Bila tanggalnya salah, perbaiki; bila situs sengaja dibangun menurut tanggal lampau, abaikan.",
)
DECREE_IN_FUTURE = error(
    "P099",
    "Keputusan Daftar Informasi Publik bertanggal {day}, jauh sesudah hari ini ({today}).",
    reason="Dari tanggal itu dihitung kapan daftar harus dimutakhirkan (PerKI 1/2021 Ps 45(7)).",
    hint="Perbaiki tanggalnya.",
)
UNKNOWN_QUESTION = error(
    "P140",
    "Pertanyaan “{question}” tidak dikenal dalam penilaian “{questionnaire}”.",
    reason="Setiap jawaban tangan menunjuk satu pertanyaan penilaian (PerKI 1/2021 Ps 59).",
    hint="Barangkali yang dimaksud “{near}”.",
)
OFFICE_FILE_MISSING = error(
    "P141",
    "Berkas “{path}” tidak ada.",
    reason="Dokumen yang diumumkan harus dapat diperoleh (UU 14/2008 Ps 7(1)).",
    hint="Taruh berkasnya di folder isi, atau hapus rujukannya.",
)
OPENED_UNKNOWN = error(
    "P142",
    "Informasi “{item}” membuka “{opened}”, yang tidak ada dalam daftar yang dikecualikan.",
    reason="Informasi yang dibuka menunjuk informasi yang tadinya dikecualikan (PerKI 1/2021 Ps 52(3)-(4)).",
    hint="Barangkali yang dimaksud “{near}”.",
)
UNKNOWN_ENTRY = error(
    "P143",
    "“{value}” pada kunci {key} informasi “{item}” tidak ada dalam register.",
    reason="Lewat topik dan wilayahnya informasi mudah ditemukan (UU 14/2008 Ps 7(3)).",
    hint="Barangkali yang dimaksud “{near}”.",
)
ARTICLE_ROW_UNKNOWN = error(
    "P144",
    "Butir daftar periksa “{row}” yang dijawab berita ini tidak dikenal.",
    reason="Setiap butir merujuk satu baris PerKI 1/2021.",
    hint="Barangkali yang dimaksud “{near}”.",
)
PACKAGE_UNIT = error(
    "P145",
    "Unit “{unit}” paket pengadaan “{package}” tidak terdaftar.",
    reason="Paket diumumkan bersama unit yang menguasai dokumennya (PerKI 1/2021 Ps 15(9) dan 21(2)c).",
    hint="Barangkali yang dimaksud “{near}”.",
)
