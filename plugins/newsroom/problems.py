"""What can be wrong with the front matter and the whole of an article or standing page (N001 to N099)."""

from __future__ import annotations

from plugins.engine.problem import error, notice, warning

NO_FRONT_MATTER = error(
    "N001",
    "Berkas tidak diawali kepala naskah.",
    reason="Judul, tanggal, dan ringkasan dibaca dari kepala naskah.",
    hint="Awali berkas dengan baris ---, lalu judul:, tanggal:, ringkasan:, dan tutup dengan baris ---.",
)
FRONT_MATTER_OPEN = error(
    "N002",
    "Kepala naskah tidak ditutup.",
    reason="Tanpa baris --- penutup, seluruh naskah terbaca sebagai kepala.",
    hint="Tambahkan baris berisi --- setelah kunci terakhir.",
)
YAML_SYNTAX = error(
    "N003",
    "Kepala naskah tidak dapat dibaca: {detail}.",
    reason="Susunan YAML yang salah membuat semua keterangan naskah hilang.",
    hint="Periksa baris ini dan baris sebelumnya: spasi di awal baris, titik dua, tanda petik, tanda kurung.",
)
FRONT_MATTER_LONG = error(
    "N004",
    "Kepala naskah terlalu panjang: {size}, batasnya {limit}.",
    reason="Kepala naskah hanya untuk keterangan singkat.",
    hint="Pindahkan isi yang panjang ke bawah baris --- penutup.",
)
UNKNOWN_KEY = error(
    "N005",
    "Kunci “{key}” tidak dikenal.",
    reason="Kunci yang salah tulis akan diabaikan tanpa disadari, maka ditolak.",
    hint="{nearest}",
)
MISSING_KEY = error(
    "N006",
    "Kunci “{key}” belum diisi.",
    reason="{why}",
    hint="Tambahkan `{key}: …` di kepala naskah.",
)
WRONG_VALUE = error(
    "N007",
    "Isi “{key}” salah: {detail}.",
    reason="Isi yang tidak sesuai jenisnya tidak dapat ditampilkan dengan benar.",
    hint="{how}",
)
BAD_DATE = error(
    "N008",
    "Tanggal pada “{key}” tidak dapat dipakai: {detail} (tertulis “{value}”).",
    reason="Pembaca dan mesin pencari mengurutkan berita menurut tanggal.",
    hint="Tulis TTTT-BB-HH, misalnya 2025-01-15, atau dengan jam: 2025-01-15 09:00 WIB.",
)
EMPTY_DATE = error(
    "N009",
    "Tanggal pada “{key}” adalah 1 Januari 1970.",
    reason="Tanggal itu muncul bila tanggal kosong diubah menjadi angka nol; bukan tanggal sebenarnya.",
    hint="Isi tanggal yang benar; bila tak disebut sumber, isi hari tayang dan `tanggal_sumber: tidak-tercantum`.",
)
FUTURE_DATE = error(
    "N010",
    "Tanggal {day} jauh di depan tanggal bangun {today}.",
    reason="Berita tidak dapat bertanggal lebih dari setahun ke depan; tampaknya salah tulis.",
    hint="Periksa tahunnya.",
)
SCHEDULED = warning(
    "N011",
    "Tanggal {day} belum tiba (tanggal bangun {today}); naskah ditahan sampai hari itu.",
    reason="Berita bertanggal besok tidak boleh tampil hari ini.",
    hint="Bila tanggalnya salah, perbaiki `tanggal`; bila memang dijadwalkan, tidak perlu berbuat apa-apa.",
)
DRAFT = notice(
    "N012",
    "Naskah masih draf dan tidak ditampilkan.",
    reason="`status: draf` menahan naskah.",
    hint="Hapus baris `status` bila naskah siap terbit.",
)
NO_SLUG = error(
    "N013",
    "Alamat tidak dapat dibuat dari “{value}”.",
    reason="Alamat halaman memerlukan sedikitnya satu huruf atau angka.",
    hint="Isi kunci `slug` dengan huruf kecil, angka, dan tanda hubung, misalnya slug: rapat-koordinasi.",
)
LONG_SLUG = error(
    "N014",
    "Alamat terlalu panjang: {length} huruf, batasnya {limit}.",
    reason="Alamat panjang terpotong di pesan singkat dan tidak dapat disimpan di sebagian sistem berkas.",
    hint="Isi kunci `slug` dengan beberapa kata saja.",
)
LONG_TITLE = warning(
    "N015",
    "Judul terlalu panjang: {length} huruf, sebaiknya paling banyak {limit}.",
    reason="Judul panjang terpotong di hasil pencarian dan di telepon genggam.",
    hint="Ringkas judulnya; rincian dapat masuk ke ringkasan.",
)
UNKNOWN_ENTRY = error(
    "N016",
    "“{value}” pada `{key}` tidak ada di {register}.",
    reason="Tanda adalah kosakata resmi: setiap tanda mempunyai halaman sendiri.",
    hint="{nearest}",
)
FOOTNOTE_IN_SUMMARY = error(
    "N017",
    "Ringkasan memuat penanda catatan kaki “{value}”.",
    reason="Ringkasan tampil di daftar dan di umpan, tempat catatan kaki tidak ada.",
    hint="Hapus penanda itu dari ringkasan.",
)
MISSING_FILE = error(
    "N018",
    "Berkas “{path}” pada `{key}` tidak ada.",
    reason="Pembaca akan menemui gambar atau unduhan yang rusak.",
    hint="{nearest}",
)
OUTSIDE_CONTENT = error(
    "N019",
    "Jalur “{path}” pada `{key}` keluar dari folder isi.",
    reason="Hanya berkas di dalam folder isi yang boleh terbit.",
    hint="Salin berkasnya ke content/media/, lalu tulis jalurnya mulai dari media/.",
)
DEAD_LINK = error(
    "N020",
    "Tautan “{target}” tidak menuju halaman atau berkas mana pun.",
    reason="Pembaca yang mengikuti tautan itu akan tersesat.",
    hint="{nearest}",
)
DEAD_ANCHOR = error(
    "N021",
    "Tautan “{target}” menuju bagian “{anchor}” yang tidak ada.",
    reason="Pembaca akan tiba di halaman yang benar tetapi bukan di bagian yang dimaksud.",
    hint="{nearest}",
)
EMPTY_BODY = error(
    "N022",
    "Naskah tidak mempunyai isi di bawah kepala naskah.",
    reason="Halaman tanpa isi tidak berguna bagi pembaca.",
    hint="Tulis isinya, atau beri `status: draf` sampai siap.",
)
YEAR_FOLDER = notice(
    "N023",
    "Berkas berada di folder {folder}, tetapi tanggalnya tahun {year}.",
    reason="Alamatnya memakai tahun dari tanggal; folder yang berbeda membingungkan pencari berkas.",
    hint="Pindahkan berkas ke content/berita/{year}/.",
)
PLAIN_HEADER = notice(
    "N024",
    "Kepala naskah memakai gaya lama Pelican (`Title: …`).",
    reason="Gaya itu diterima, tetapi tidak dapat memuat daftar dan keterangan bertingkat.",
    hint="Bila sempat, ubah menjadi kepala YAML di antara dua baris ---.",
)
STRAY_DOCUMENT = warning(
    "N025",
    "Berkas Markdown di folder ini tidak diterbitkan.",
    reason="Hanya berkas di content/berita/ dan content/halaman/ yang menjadi halaman.",
    hint="Pindahkan ke salah satu folder itu, atau abaikan bila memang bukan naskah.",
)
EVENT_AFTER = notice(
    "N026",
    "Acara dimulai {day}, sesudah tanggal berita {published}.",
    reason="Wajar untuk pengumuman, tetapi bisa juga salah tulis.",
    hint="Periksa `tanggal` dan `peristiwa: mulai`.",
)
