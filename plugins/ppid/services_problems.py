"""What can be wrong with the files of the information service, of announcements, and with personal data (P100-P139)."""

from __future__ import annotations

from plugins.engine.problem import error, notice, warning

SECTION_UNKNOWN = error(
    "P100",
    "Judul bagian “{title}” tidak dikenal dalam dokumen ini.",
    reason="Setiap bagian menjawab satu butir aturan ({article}); bagian lain tidak akan tampil.",
    hint="Barangkali yang dimaksud “## {near}”.",
)
SECTION_TWICE = error(
    "P101",
    "Bagian “{title}” ditulis lebih dari sekali; pertama kali pada baris {first}.",
    reason="Satu bagian menjawab satu butir aturan ({article}).",
    hint="Gabungkan keduanya.",
)
SECTION_OUTSIDE = error(
    "P102",
    "Ada teks sebelum judul bagian yang pertama.",
    reason="Hanya teks di bawah judul “## …” yang tampil, masing-masing menjawab satu butir aturan ({article}).",
    hint="Pindahkan teks itu ke bawah salah satu judul bagian.",
)
SECTION_FOOTNOTE = error(
    "P103",
    "Catatan kaki tidak dapat dipakai dalam dokumen ini.",
    reason="Setiap bagian tampil sendiri-sendiri, jadi catatan kakinya akan terpisah.",
    hint="Masukkan isi catatan ke dalam kalimat.",
)
SECTION_PICTURE = error(
    "P114",
    "Gambar dan lampiran tidak dapat dipakai dalam dokumen ini.",
    reason="Dokumen ini harus sampai kepada semua pembaca sebagai teks (PerKI 1/2021 Ps 24(4)-(5)).",
    hint="Tulis isinya dengan kata-kata, atau taruh gambarnya dalam berita dan tautkan beritanya.",
)
SERVICE_FILE_UNKNOWN = error(
    "P104",
    "Berkas “{name}” tidak dikenal di folder layanan.",
    reason="Berkas yang salah nama tidak terbaca, dan angka laporan menjadi kurang (PerKI 1/2021 Ps 57).",
    hint="Barangkali yang dimaksud “{near}”. Yang dikenal: <tahun>-permohonan.csv, <tahun>-keberatan.csv, "
    "<tahun>-sengketa.csv, <tahun>-laporan.md, maklumat.md, kalender.csv, layanan.yaml.",
)
SERVICE_TABLE_ABSENT = warning(
    "P105",
    "Tabel {table} tahun {year} tidak ada; laporannya menghitung nol perkara.",
    reason="Laporan tahunan memuat permohonan, keberatan, dan sengketa (PerKI 1/2021 Ps 57(2)-(3)).",
    hint="Buat {path}; kalau memang tidak ada perkara, cukup baris kepalanya.",
)
REPORT_OVERDUE = warning(
    "P106",
    "Laporan layanan tahun {year} belum dinyatakan terbit; jatuh temponya {due}.",
    reason="Laporan disusun paling lambat tiga bulan sesudah tahun anggaran berakhir (PerKI 1/2021 Ps 56(1)).",
    hint="Lengkapi laporan, lalu isi “terbit” dengan tanggal terbitnya.",
)
REPORT_PUBLISHED_LATER = error(
    "P107",
    "Laporan layanan tahun {year} bertanggal terbit {published}, sesudah hari ini ({today}).",
    reason="Tanggal terbit menentukan apakah laporan tepat waktu (PerKI 1/2021 Ps 56(1)).",
    hint="Perbaiki tanggalnya.",
)
REPORT_NO_FIGURES = error(
    "P108",
    "Laporan tahun {year} ditulis, tetapi tabel permohonannya tidak ada.",
    reason="Rincian pelayanan dalam laporan dihitung dari tabel itu (PerKI 1/2021 Ps 57(2)).",
    hint="Tambahkan {path}.",
)
CHARTER_PART_MISSING = error(
    "P109",
    "Maklumat pelayanan belum memuat bagian “{part}”.",
    reason="Maklumat memuat enam isi ({article}).",
    hint="Tulis bagian “## {part}”.",
)
AUDIO_MISSING = error(
    "P110",
    "Rekaman suara “{path}” tidak ada.",
    reason="Pembaca yang tidak dapat membaca maklumat mendengarkannya (PerKI 1/2021 Ps 48(4)-(5)).",
    hint="Taruh berkasnya, atau hapus kunci audio.",
)
AUDIO_KIND = error(
    "P111",
    "“{path}” bukan rekaman suara yang dapat diputar peramban.",
    reason="Rekaman tampil sebagai pemutar suara (PerKI 1/2021 Ps 48(4)-(5)).",
    hint="Pakai .mp3, .m4a, .ogg, .opus, atau .wav.",
)
NO_REQUEST_MAIL = warning(
    "P112",
    "Alamat surel untuk permohonan informasi belum diisi.",
    reason="Permohonan diajukan langsung atau lewat surel (PerKI 1/2021 Ps 28(2)).",
    hint="Isi “surel” dalam content/ppid/layanan/layanan.yaml, atau OFFICE_EMAIL dalam pelicanconf.py.",
)
CALENDAR_YEAR = error(
    "P113",
    "Tahun {year} di luar tahun yang dapat dihitung, {first} sampai {last}.",
    reason="Semua tenggat dihitung dalam hari kerja (PerKI 1/2021 Ps 1 angka 22).",
    hint="Perbaiki tahunnya.",
)
ALERT_TWICE = error(
    "P120",
    "Pengenal peringatan “{alert}” dipakai lebih dari sekali; pertama kali di {first}.",
    reason="Pengenal menjadi alamat halamannya, dan alamat itu disebarluaskan (PerKI 1/2021 Ps 25(2)).",
    hint="Ganti nama salah satu berkas.",
)
ALERT_OPEN_LONG = warning(
    "P121",
    "Peringatan “{alert}” sudah {days} hari berlaku tanpa saat berakhir.",
    reason="Tanpa saat berakhir, peringatan tampil di setiap halaman terus-menerus (PerKI 1/2021 Ps 20).",
    hint="Isi “berakhir”, atau biarkan bila bahayanya memang masih ada.",
)
LOCATION_PUBLISHED = error(
    "P130",
    "Gambar memuat titik koordinat tempat pengambilannya, dan berkasnya diterbitkan sebagaimana adanya.",
    reason="Titik itu dapat menunjukkan rumah orang (PerKI 1/2021 Ps 5(3); UU 14/2008 Ps 17 huruf h).",
    hint="Hapus keterangan lokasi dari gambar, lalu simpan ulang.",
)
LOCATION_KEPT = warning(
    "P131",
    "Gambar memuat titik koordinat tempat pengambilannya.",
    reason="Salinan yang terbit tidak memuatnya, tetapi berkas aslinya ikut tersimpan dan dapat tersebar "
    "(PerKI 1/2021 Ps 5(3)).",
    hint="Hapus keterangan lokasi dari gambar, lalu simpan ulang.",
)
PERSONAL_DATA_ON_PAGE = error(
    "P132",
    "Halaman {page} dokumen memuat {what}: {shown}.",
    reason="Keterbukaan informasi harus menghormati data pribadi (PerKI 1/2021 Ps 5(3); UU 14/2008 Ps 17 huruf h).",
    hint="Hitamkan dan simpan ulang; kalau memang boleh terbit, masukkan ke izin-data-pribadi.yaml dengan alasannya.",
)
PERSONAL_DATA_ON_PAGE_DOUBTFUL = warning(
    "P133",
    "Halaman {page} dokumen memuat {what}: {shown}.",
    reason="Pastikan ini milik kantor, bukan milik pribadi (PerKI 1/2021 Ps 5(3)).",
    hint="Kalau milik kantor, daftarkan sebagai telepon_kantor dalam layanan.yaml.",
)
DOCUMENT_UNREAD = warning(
    "P134",
    "Isi dokumen tidak dapat diperiksa: {why}.",
    reason="Data pribadi di dalamnya tidak akan ketahuan (PerKI 1/2021 Ps 5(3)).",
    hint="Periksa dengan mata, atau simpan ulang dokumennya tanpa sandi.",
)
DOCUMENT_LONG = notice(
    "P135",
    "Hanya {limit} halaman pertama dari {pages} yang diperiksa.",
    reason="Data pribadi di halaman sisanya tidak akan ketahuan (PerKI 1/2021 Ps 5(3)).",
    hint="Pecah dokumennya, atau periksa sisanya dengan mata.",
)
ALLOWANCES_FORM = error(
    "P136",
    "Daftar izin data pribadi tidak dapat dibaca: {detail}.",
    reason="Tanpa daftar yang benar, tidak ada yang diizinkan (PerKI 1/2021 Ps 5(3)).",
    hint="Tulis daftar berisi “teks” dan “alasan” pada setiap butirnya.",
)
