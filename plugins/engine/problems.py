"""What can go wrong with a build as a whole: settings, plugins, files, addresses."""

from __future__ import annotations

from plugins.engine.problem import error, notice, warning

PLUGIN_BROKEN = error(
    "E001",
    "Plugin {plugin} tidak dapat dimuat: {detail}.",
    reason="Tanpa plugin itu situs terbit tidak lengkap, maka pembangunan dihentikan.",
    hint="Periksa PLUGINS di pelicanconf.py, atau jalankan `make site` agar pustaka yang kurang dipasang.",
)
SETTING_WRONG = error(
    "E002",
    "Pengaturan {name} salah: {detail}.",
    reason="Pengaturan menentukan identitas dan alamat situs.",
    hint="Perbaiki {name} di pelicanconf.py; keterangannya ada di docs/settings.md.",
)
NO_CONTENT = error(
    "E003",
    "Folder isi “{path}” tidak ada.",
    reason="Situs dibangun dari berkas di folder itu.",
    hint="Periksa PATH di pelicanconf.py atau pilihan --content.",
)
OUTPUT_UNSAFE = error(
    "E004",
    "Folder keluaran “{path}” tidak dapat dipakai: {detail}.",
    reason="Suluh mengganti dan menghapus berkas di folder keluaran, jadi folder itu harus milik Suluh sendiri.",
    hint="Pilih folder lain dengan --output, misalnya `inv build --output output`.",
)
TODAY_WRONG = error(
    "E005",
    "Tanggal bangun “{value}” tidak dikenali.",
    reason="Tenggat dan masa berlaku dihitung dari tanggal itu.",
    hint="Tulis sebagai TTTT-BB-HH, misalnya --today 2026-03-31.",
)
DISK = error(
    "E006",
    "Folder “{path}” tidak dapat ditulisi: {detail}.",
    reason="Situs yang ditulis separuh tidak boleh tampil, maka pembangunan dihentikan.",
    hint="Kosongkan ruang atau perbaiki izin folder itu, lalu jalankan lagi; yang sudah ada tidak perlu dihapus.",
)
BUSY = error(
    "E007",
    "Pembangunan lain sedang menulis ke folder “{path}”.",
    reason="Dua pembangunan sekaligus dapat saling menghapus berkas.",
    hint="Tunggu sampai yang lain selesai, lalu jalankan lagi; atau pilih folder lain dengan --output.",
)
CLOCK_WRONG = error(
    "E008",
    "Jam komputer ini menunjukkan {today}, sebelum Suluh ada.",
    reason="Tenggat, masa berlaku, dan tanggal bangun dihitung dari hari ini.",
    hint="Setel jam komputer, atau sebut tanggalnya: --today TTTT-BB-HH.",
)
NOT_UTF8 = error(
    "E010",
    "Berkas bukan UTF-8: byte yang salah ada pada baris {number}.",
    reason="Huruf yang rusak akan tampil rusak juga kepada pembaca.",
    hint="Buka berkas di penyunting teks, lalu simpan ulang dengan pengodean UTF-8.",
)
NUL_BYTE = error(
    "E011",
    "Berkas memuat byte NUL; tampaknya bukan berkas teks.",
    reason="Byte itu menandakan berkas biner atau berkas yang rusak.",
    hint="Salin teksnya ke berkas baru, atau pulihkan versi sebelumnya dari git.",
)
BYTE_ORDER_MARK = warning(
    "E012",
    "Berkas diawali tanda urutan byte (BOM).",
    reason="Tanda tak terlihat itu mengganggu alat lain; Suluh melewatinya.",
    hint="Simpan ulang sebagai “UTF-8” tanpa BOM.",
)
WINDOWS_LINES = warning(
    "E013",
    "Berkas memakai akhir baris Windows (CRLF).",
    reason="Git akan melihat setiap baris berubah; Suluh membacanya sebagai akhir baris biasa.",
    hint="Simpan ulang dengan akhir baris LF, atau pasang .gitattributes dari repositori ini.",
)
EMPTY_FILE = error(
    "E014",
    "Berkas kosong.",
    reason="Dokumen tanpa isi tidak dapat diterbitkan.",
    hint="Isi berkas itu, atau hapus bila tidak diperlukan.",
)
TOO_LARGE = error(
    "E015",
    "Berkas terlalu besar: {size}, batasnya {limit}.",
    reason="Berkas sebesar itu hampir pasti bukan naskah, dan memperlambat semua pembangunan.",
    hint="Pindahkan data atau gambar ke berkas tersendiri di content/media/.",
)
OUTSIDE_TREE = error(
    "E016",
    "“{path}” menunjuk ke luar folder isi.",
    reason="Berkas di luar folder isi tidak ikut tersimpan di git dan bisa berisi hal yang bukan untuk umum.",
    hint="Salin berkasnya ke dalam folder isi, lalu tunjuk salinan itu.",
)
UNREADABLE = error(
    "E017",
    "Berkas tidak dapat dibaca: {detail}.",
    reason="Isinya tidak akan terbit.",
    hint="Periksa izin berkas dan nama jalurnya.",
)
UNKNOWN_KIND_OF_FILE = warning(
    "E018",
    "Berkas tidak dibaca karena jenisnya bukan Markdown (.md).",
    reason="Hanya berkas .md di folder ini yang menjadi halaman.",
    hint="Ubah akhiran nama menjadi .md, atau pindahkan ke content/media/.",
)
SAME_ADDRESS = error(
    "E020",
    "Alamat “/{address}” dipakai juga oleh {other}.",
    reason="Dua dokumen tidak dapat tampil di satu alamat; salah satunya akan hilang.",
    hint="Ganti nama berkas atau kunci `slug` pada salah satunya.",
)
CONTRAST_LOW = error(
    "E021",
    "Warna --{front} di atas --{back} ({colours}, skema {scheme}) berkontras {ratio}:1; paling sedikit {least}:1.",
    reason="Pembaca berpenglihatan rendah, atau di bawah sinar matahari, tidak dapat membacanya (WCAG 2.2, 1.4.3 dan "
    "1.4.11).",
    hint="{remedy} agar warnanya dihitung lagi, atau pilih warna yang lebih jauh terangnya dari pasangannya.",
)
IDENTITY_MOVED = notice(
    "E022",
    "IDENTITY_COLOUR {colour} berkontras {ratio}:1 di atas kertas; tautan dan tanda memakai {used} yang serona.",
    reason="Teks menuntut kontras 4,5:1 (WCAG 2.2, 1.4.3). Warna aslinya tetap dipakai pada pita di atas halaman.",
    hint="Tidak ada yang harus diubah. Bila warna pengganti itu kurang cocok, pilih warna kantor yang lebih gelap.",
)
INTERNAL = error(
    "E099",
    "Kesalahan dalam program Suluh: {detail}.",
    reason="Ini bukan kesalahan naskah. Keluaran sebelumnya tidak diubah.",
    hint="Laporkan kepada pengelola beserta berkas {log}.",
)
