"""What can be wrong with the tables of ``content/media/data/`` (O100 to O149)."""

from __future__ import annotations

from plugins.engine.problem import error, notice, warning

NOT_DESCRIBED = error(
    "O100",
    "Tabel tidak mempunyai keterangan {yaml}.",
    reason="Tanpa judul, jenis kolom, dan lisensi, angka-angkanya tidak dapat dipakai atau diperiksa siapa pun.",
    hint="Jalankan `inv table {csv}` untuk mendapat usulannya, lalu lengkapi.",
)
NO_TABLE = error(
    "O101",
    "Keterangan ini tidak mempunyai tabel {csv}.",
    reason="Halaman data tanpa data tidak dapat diterbitkan.",
    hint="Letakkan berkas CSV bernama sama di folder yang sama, atau hapus keterangan ini.",
)
TOO_LARGE = error(
    "O102",
    "Tabel terlalu besar: {size}; batasnya {limit}.",
    reason="Tabel sebesar itu tidak dapat dibuka di lembar kerja dan memperlambat semua pembangunan.",
    hint="Pecah tabel menurut tahun atau wilayah menjadi beberapa berkas.",
)
BAD_YAML = error(
    "O103",
    "Keterangan tabel tidak dapat dibaca: {detail}.",
    reason="Jenis kolom, pemeriksaan, dan lisensi tabel dibaca dari berkas ini.",
    hint="Perbaiki baris itu; bandingkan dengan contoh di docs/tabel-data.md.",
)
BAD_ID = error(
    "O104",
    "Pengenal “{id}” tidak dapat menjadi alamat.",
    reason="Tabel terbit di data/<pengenal>/, dan alamat itu tidak berubah lagi.",
    hint="Pakai huruf kecil, angka, dan tanda hubung, diawali huruf, misalnya {example}; ganti nama kedua berkas atau "
    "isi kunci `id`.",
)
ID_TAKEN = error(
    "O105",
    "Pengenal “{id}” sudah dipakai oleh {other}.",
    reason="Dua himpunan data tidak dapat terbit di satu alamat.",
    hint="Ganti nama kedua berkas, atau isi kunci `id` dengan pengenal lain.",
)
NOT_TEXT = error(
    "O106",
    "Berkas ini bukan CSV: tampaknya {what}.",
    reason="Hanya teks yang dapat diperiksa, dibandingkan oleh git, dan dibuka dengan alat apa pun.",
    hint="Buka berkasnya di lembar kerja, lalu simpan sebagai “CSV UTF-8”.",
)
BAD_QUOTES = error(
    "O107",
    "Tanda petik di baris ini tidak berpasangan: {detail}.",
    reason="Mulai dari tanda petik itu, batas sel dan baris tidak dapat dikenali lagi.",
    hint='Tutup tanda petiknya; tanda petik di dalam sel bertanda petik ditulis dua kali ("").',
)
HEADER_EMPTY = error(
    "O108",
    "Kolom ke-{number} tidak berjudul.",
    reason="Kolom tanpa nama tidak dapat dijelaskan atau dirujuk.",
    hint="Isi judulnya di baris pertama, atau hapus kolom itu.",
)
HEADER_TWICE = error(
    "O109",
    "Judul kolom “{header}” dipakai dua kali: kolom ke-{first} dan ke-{second}.",
    reason="Mesin membaca kolom menurut namanya; salah satunya akan hilang.",
    hint="Bedakan judulnya, misalnya dengan tahun atau satuan.",
)
NO_ROWS = error(
    "O110",
    "Tabel tidak mempunyai baris data.",
    reason="Tabel kosong tidak memberi tahu apa pun kepada pembaca.",
    hint="Isi paling sedikit satu baris di bawah judul kolom, atau beri `status: draf` pada keterangannya.",
)
RAGGED = error(
    "O111",
    "Baris ini mempunyai {count} sel, padahal kolomnya {expected}.",
    reason="Isi sel dapat bergeser ke kolom yang salah.",
    hint="Periksa pemisah ({delimiter}) di dalam isi sel; apit sel seperti itu dengan tanda petik.",
)
CELL_TOO_LONG = error(
    "O112",
    "Kolom “{header}”: sel berisi {size} huruf; batasnya {limit}.",
    reason="Sel sepanjang itu biasanya akibat tanda petik yang tidak ditutup, dan ditolak oleh lembar kerja.",
    hint="Periksa tanda petik di sekitar baris ini, atau pindahkan teks panjang ke dokumen tersendiri.",
)
CELL_UNREADABLE = error(
    "O113",
    "Kolom “{header}”: sel memuat karakter kendali {code}.",
    reason="Karakter tak terlihat itu merusak berkas XLSX, JSON, dan Turtle.",
    hint="Ketik ulang isi sel itu.",
)
FORMULA = error(
    "O114",
    "Kolom “{header}”: “{value}” adalah rumus atau galat rumus, bukan nilainya.",
    reason="Rumus dijalankan oleh lembar kerja pengunduh, dan hasilnya bergantung pada berkas yang tidak ikut terbit.",
    hint="Ganti dengan nilainya: salin kolomnya, lalu tempel sebagai nilai.",
)
COLUMN_UNKNOWN = error(
    "O115",
    "Kolom “{header}” tidak ada di tabel. {near}",
    reason="Keterangan yang tidak bertemu kolomnya membuat pemeriksaan tidak berjalan.",
    hint="Samakan dengan judul kolom di baris pertama CSV: {known}.",
)
COLUMN_NOT_DESCRIBED = error(
    "O116",
    "Kolom “{header}” belum dijelaskan di `kolom`.",
    reason="Jenis setiap kolom harus dinyatakan, agar nilainya diperiksa dan terbaca benar oleh mesin.",
    hint="Tambahkan “{header}” dengan jenisnya di bawah `kolom:` pada {yaml}, misalnya `{header}: {{jenis: teks}}`.",
)
NAME_TAKEN = error(
    "O117",
    "Kolom “{header}” dan “{other}” sama-sama bernama {name} bagi mesin.",
    reason="Mesin membaca kolom menurut nama itu.",
    hint="Isi kunci `nama` salah satunya dengan nama lain: huruf kecil, angka, dan garis bawah, diawali huruf.",
)
BAD_RULE = error(
    "O118",
    "`{key}` tidak dapat dipakai: {detail}.",
    reason="Pemeriksaan yang keliru meloloskan nilai yang salah atau menolak yang benar.",
    hint="{hint}",
)
BAD_VALUE = error(
    "O119",
    "Kolom “{header}”: “{value}” {what}.",
    reason="Satu nilai yang salah jenis membuat seluruh kolom tidak dapat dihitung.",
    hint="{hint}",
)
VALUE_MISSING = error(
    "O120",
    "Kolom “{header}” kosong, padahal wajib diisi.",
    reason="Kolom ini dinyatakan `wajib` atau menjadi kunci baris.",
    hint="Isi selnya; bila nilainya memang tidak diketahui, hapus `wajib` pada keterangan kolom itu.",
)
VALUE_TWICE = error(
    "O121",
    "{what}: “{value}” sudah ada di baris {other}.",
    reason="Kolom unik dan kunci membedakan setiap baris dari yang lain.",
    hint="Hapus baris yang berulang, atau perbaiki nilainya.",
)
MIXED_NUMBERS = error(
    "O122",
    "Penulisan bilangan bercampur: “{indonesian}” (baris {indonesian_line}) memakai koma desimal, “{english}” (baris "
    "{english_line}) memakai titik desimal.",
    reason="1.234 berarti seribu lebih di satu cara dan satu lebih di cara lain; Suluh tidak menebak.",
    hint="Samakan penulisannya, atau nyatakan `bilangan: indonesia` atau `bilangan: inggris` pada kolom yang berbeda.",
)
DOUBTFUL_NUMBER = error(
    "O123",
    "Kolom “{header}”: “{value}” dapat berarti {one} atau {other}.",
    reason="Tidak ada bilangan lain di tabel ini yang menunjukkan apakah titik atau koma menandai desimal.",
    hint="Nyatakan `bilangan: indonesia` (1.234,5) atau `bilangan: inggris` (1,234.5) pada keterangan tabel.",
)
UNKNOWN_ENTRY = error(
    "O124",
    "Kolom “{header}”: “{value}” tidak ada di {register}. {near}",
    reason="Pengenal yang sama membuat tabel dapat digabung dengan data lain.",
    hint="Perbaiki pengenalnya, atau tambahkan entrinya di rujukan.",
)
CHART_WRONG = error(
    "O125",
    "Bagan “{chart}” tidak dapat digambar: {detail}.",
    reason="Bagan yang keliru menyesatkan pembaca.",
    hint="{hint}",
)
MORE = error(
    "O126",
    "Masih ada {count} masalah lain di tabel ini.",
    reason="Laporan hanya menunjukkan {shown} yang pertama, agar terbaca.",
    hint="Perbaiki yang sudah ditunjukkan; sering kali sisanya bersebab sama.",
)
STRAY_FILE = warning(
    "O127",
    "Berkas {name} di folder data bukan CSV dan bukan keterangan.",
    reason="Hanya pasangan .csv dan .yaml yang menjadi himpunan data; berkas ini tidak terbit.",
    hint="Simpan isinya sebagai CSV UTF-8, atau pindahkan ke folder lain di content/media/.",
)
DRAFT = notice(
    "O128",
    "Tabel ini draf dan belum terbit.",
    reason="Keterangannya menyatakan `status: draf`.",
    hint="Hapus kunci `status` bila tabel siap terbit.",
)
