"""What can go wrong with an import (K001 to K059)."""

from __future__ import annotations

from plugins.engine.problem import error, warning

UNWRITTEN = "(belum ditulis"
"""How every placeholder of an import begins."""

NO_FILE = error(
    "K001",
    "Berkas “{name}” tidak dapat dibuka: {detail}.",
    reason="Tanpa berkasnya tidak ada yang dapat diimpor.",
    hint="Periksa nama dan letak berkas; nama yang memuat spasi diapit tanda petik.",
)
TOO_LARGE = error(
    "K002",
    "Berkas terlalu besar: {size}, paling besar {limit}.",
    reason="Berkas sebesar itu bukan naskah berita; membacanya dapat menghabiskan memori.",
    hint="{hint}",
)
EMPTY = error(
    "K003",
    "Tidak ada teks yang dapat dibaca.",
    reason="Berkas kosong, atau isinya hanya gambar (misalnya hasil pindai).",
    hint="Buka berkasnya dan periksa isinya; teks pada gambar harus diketik ulang.",
)
UNKNOWN_FORM = error(
    "K004",
    "Jenis berkas tidak dikenal: {detail}.",
    reason="Yang dapat diimpor: .docx, .html, .txt, .md, .xlsx, .csv, dan ekspor WordPress (.xml).",
    hint="Simpan ulang dari aplikasinya dalam salah satu bentuk itu; .doc lama dan .odt: simpan sebagai .docx.",
)
BROKEN = error(
    "K005",
    "Berkas {form} rusak atau bukan {form}: {detail}.",
    reason="Isinya tidak dapat dibaca dengan utuh, sehingga tidak ada yang ditulis.",
    hint="Buka berkas di aplikasinya, simpan ulang, lalu impor lagi; atau salin teksnya ke berkas .txt.",
)
SUSPICIOUS = error(
    "K006",
    "Berkas ditolak: {detail}.",
    reason="Susunan seperti itu dipakai untuk menghabiskan memori komputer, dan tidak ada pada naskah biasa.",
    hint="Mintalah berkas yang baru dari pengirimnya, atau salin teksnya ke berkas .txt.",
)
NOT_TEXT = error(
    "K007",
    "Isi berkas bukan teks.",
    reason="Bita-bitanya tidak membentuk huruf dalam UTF-8, UTF-16, atau Windows-1252.",
    hint="Pastikan berkas yang benar; simpan ulang sebagai teks UTF-8.",
)
EXISTS = error(
    "K008",
    "Berkas tujuan “{path}” sudah ada.",
    reason="Impor tidak pernah menimpa berkas; mungkin naskah ini sudah pernah diimpor.",
    hint="Periksa berkas itu. Bila memang naskah lain, impor lagi dengan --output dan nama lain.",
)
CANNOT_WRITE = error(
    "K009",
    "Berkas tujuan “{path}” tidak dapat ditulis: {detail}.",
    reason="Naskah belum tersimpan.",
    hint="Periksa izin folder dan ruang kosong di cakram, lalu ulangi.",
)
WRONG_OPTION = error(
    "K010",
    "Pilihan {option} berisi “{value}”, yang tidak dikenal.",
    reason="Impor tidak menebak maksud pilihan.",
    hint="{hint}",
)
TOO_LONG = error(
    "K011",
    "Naskah terlalu panjang: {length}, paling panjang {limit}.",
    reason="Naskah sepanjang itu tidak dapat menjadi satu halaman berita.",
    hint="Bagi naskah menjadi beberapa berkas, lalu impor satu per satu.",
)
NO_REGISTERS = warning(
    "K012",
    "Rujukan di {folder} bermasalah; sebagian nama mungkin tidak dikenali.",
    reason="Pejabat, lembaga, wilayah, dan topik dicocokkan dengan rujukan situs.",
    hint="Jalankan `inv build` untuk melihat masalah rujukannya.",
)
ENCODING = warning(
    "K013",
    "Berkas memakai {encoding}, bukan UTF-8; huruf khusus sudah dialihkan.",
    reason="Pengalihan kadang menukar tanda petik atau huruf beraksen.",
    hint="Baca sekali lagi tanda petik dan huruf beraksen di dalam naskah.",
)
PICTURE_UNUSABLE = warning(
    "K014",
    "Gambar “{name}” tidak dapat dipakai: {detail}.",
    reason="Situs menerima JPEG, PNG, dan WebP yang berkasnya ada.",
    hint="Simpan gambarnya sebagai JPEG di content/media/, lalu isi `foto` di kepala naskah.",
)
NO_TABLE = error(
    "K020",
    "Tidak ada tabel daftar informasi publik: {detail}.",
    reason="Kolom dicari menurut Lampiran I PerKI 1/2021, misalnya “Ringkasan isi informasi”.",
    hint="Pastikan ada satu baris judul kolom, dengan sedikitnya kolom ringkasan atau judul informasi.",
)
ROW_SKIPPED = warning(
    "K021",
    "Baris {row} dilewati: {detail}.",
    reason="Baris tanpa nama informasi tidak dapat menjadi halaman.",
    hint="Isi nama informasinya di lembar asal, lalu impor lagi baris itu.",
)
POST_EXISTS = warning(
    "K030",
    "Tulisan “{title}” dilewati: berkas “{path}” sudah ada.",
    reason="Impor tidak pernah menimpa berkas.",
    hint="Bila memang tulisan lain, hapus atau ganti nama berkas itu, lalu impor lagi.",
)
NOT_WORDPRESS = error(
    "K031",
    "Berkas bukan ekspor WordPress (WXR) yang utuh: {detail}.",
    reason="Ekspor WordPress dibuat di Alat → Ekspor dan berisi unsur <rss> dengan <item>.",
    hint="Buat lagi ekspornya, lalu impor dengan `inv import --wordpress berkas.xml`.",
)
MEDIA_MISSING = warning(
    "K032",
    "Berkas media “{name}” tidak ada di folder --media.",
    reason="Impor tidak mengambil berkas dari jaringan.",
    hint="Salin folder wp-content/uploads dari server lama, lalu sebut dengan --media.",
)
PLACEHOLDER = error(
    "K040",
    "`{key}` masih berisi isian sementara dari impor.",
    reason="Isian itu hanya penanda bahwa keterangannya belum ditulis; pembaca tidak boleh melihatnya.",
    hint="Tulis `{key}` yang sebenarnya, atau kembalikan `status: draf`.",
)
