"""What can be wrong with the request figures, and where personal data or repealed rules stand in a text."""

from __future__ import annotations

from plugins.engine.problem import error, notice, warning

TABLE_COLUMN_MISSING = error(
    "P050",
    "Kolom “{column}” tidak ada dalam tabel {table}.",
    reason="Angka laporan dihitung dari kolom itu ({article}).",
    hint="Tambahkan kolom “{column}”; lihat docs/ppid-data.md.",
)
TABLE_COLUMN_UNKNOWN = error(
    "P051",
    "Kolom “{column}” tidak dikenal dalam tabel {table}.",
    reason="Kolom lain dapat memuat data pribadi tanpa disengaja (PerKI 1/2021 Ps 5(3)).",
    hint="Barangkali yang dimaksud “{near}”; kalau tidak, hapus kolomnya.",
)
TABLE_PERSONAL_COLUMN = error(
    "P052",
    "Kolom “{column}” dalam tabel {table} tampaknya memuat data pribadi ({what}).",
    reason="Register permohonan memuat data pribadi; yang diterbitkan hanya angkanya (PerKI 1/2021 Ps 5(3)).",
    hint="Hapus kolom itu dari berkas sebelum disimpan.",
)
TABLE_BAD_VALUE = error(
    "P053",
    "“{value}” tidak dapat dipakai pada kolom “{column}” tabel {table}.",
    reason="Angka laporan dihitung dari isian yang tetap (PerKI 1/2021 Ps 57): {expected}.",
    hint="Perbaiki isian itu.",
)
TABLE_DUPLICATE = error(
    "P054",
    "Nomor “{number}” dipakai lebih dari sekali dalam tabel {table}.",
    reason="Satu baris adalah satu perkara; angka laporan akan salah (PerKI 1/2021 Ps 57).",
    hint="Hapus baris ganda atau perbaiki nomornya.",
)
TABLE_DATE_ORDER = error(
    "P055",
    "Tanggal {later} ({late}) mendahului tanggal {earlier} ({early}) dalam tabel {table}.",
    reason="Waktu pelayanan dihitung dari kedua tanggal itu (PerKI 1/2021 Ps 57(2)).",
    hint="Perbaiki salah satunya.",
)
TABLE_WRONG_YEAR = error(
    "P056",
    "Tanggal {day} tidak termasuk tahun {year} dari tabel {table}.",
    reason="Laporan disusun per tahun anggaran (PerKI 1/2021 Ps 56(1)).",
    hint="Pindahkan baris ke tabel tahunnya.",
)
TABLE_REFUSAL_REASON = error(
    "P057",
    "Permohonan “{number}” ditolak tanpa alasan.",
    reason="Alasan penolakan wajib dilaporkan (UU 14/2008 Ps 12 huruf d; PerKI 1/2021 Ps 57(2)).",
    hint="Isi alasan dengan pasalnya, misalnya “UU 14/2008 Ps 17 huruf h”.",
)
TABLE_PERSONAL_CELL = error(
    "P058",
    "Isian kolom “{column}” tabel {table} tampaknya memuat {what}.",
    reason="Yang diterbitkan hanya angka, bukan data pribadi (PerKI 1/2021 Ps 5(3)).",
    hint="Hapus data itu dari berkas.",
)
REPORT_PART_MISSING = warning(
    "P059",
    "Laporan layanan tahun {year} belum memuat bagian “{part}”.",
    reason="Bagian itu wajib ada ({article}).",
    hint="Tulis bagiannya.",
)
PERSONAL_DATA = error(
    "P060",
    "Teks memuat {what}: {shown}.",
    reason="Keterbukaan informasi harus menghormati data pribadi (PerKI 1/2021 Ps 5(3); UU 14/2008 Ps 17 huruf h).",
    hint="Hapus atau hitamkan; kalau memang boleh terbit, masukkan ke daftar izin dengan alasannya.",
)
PERSONAL_DATA_DOUBTFUL = warning(
    "P061",
    "Teks memuat {what}: {shown}.",
    reason="Pastikan ini milik kantor, bukan milik pribadi (PerKI 1/2021 Ps 5(3)).",
    hint="Kalau milik kantor, daftarkan sebagai kontak kantor.",
)
ALLOWANCE_NO_REASON = error(
    "P062",
    "Izin menerbitkan “{shown}” tidak beralasan.",
    reason="Setiap perkecualian dari penjagaan data pribadi harus dapat dipertanggungjawabkan (PerKI 1/2021 Ps 5(3)).",
    hint="Tulis alasannya.",
)
ALLOWANCE_UNUSED = notice(
    "P063",
    "Izin menerbitkan “{shown}” tidak terpakai.",
    reason="Izin yang tidak terpakai dapat meloloskan data pribadi di kemudian hari (PerKI 1/2021 Ps 5(3)).",
    hint="Hapus izinnya.",
)
TABLE_UNREADABLE = error(
    "P065",
    "Tabel {table} tidak dapat dibaca sebagai CSV: {why}.",
    reason="Angka laporan dihitung dari tabel itu (PerKI 1/2021 Ps 57).",
    hint="Simpan ulang sebagai CSV UTF-8.",
)
REPEALED_RULE = warning(
    "P064",
    "{rule} sudah tidak berlaku.",
    reason="Penggantinya {successor} ({basis}).",
    hint="Sebut {successor}.",
)
