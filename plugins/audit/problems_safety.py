"""What must not be published, and what does not belong on an office's site (A200 to A249)."""

from __future__ import annotations

from plugins.engine.problem import error, notice, warning

_INTRUDED = "Ganti kata sandi, periksa siapa yang menambahkan, dan laporkan kepada pengelola situs."

REPEALED_LAW = warning(
    "A200",
    "{rule} sudah tidak berlaku.",
    reason="Aturan itu digantikan {successor} ({basis}).",
    hint="Rujuk {successor}; bila membicarakan masa lalu, sebut bahwa aturannya sudah dicabut dan beri pengecualian.",
)
PERSONAL_DATA = error(
    "A201",
    "Ada yang tampak seperti {what}: {shown}.",
    reason="Data pribadi dikecualikan dari pengumuman (UU 14/2008 Ps 17 huruf h; UU 27/2022).",
    hint="Hapus atau samarkan. Bila milik kantor dan boleh terbit, catat di content/ppid/izin-data-pribadi.yaml.",
)
PERSONAL_DATA_DOUBTFUL = warning(
    "A202",
    "Ada {what}: {shown}; pastikan milik kantor.",
    reason="Nomor telepon rumah adalah data pribadi (UU 27/2022); nomor kantor boleh terbit.",
    hint="Hapus bila milik orang; bila milik kantor, isi OFFICE_PHONE atau content/ppid/izin-data-pribadi.yaml.",
)
HOME_ADDRESS = warning(
    "A203",
    "Ada yang tampak seperti alamat rumah: “{shown}”.",
    reason="Alamat rumah orang adalah data pribadi (UU 27/2022); berita cukup menyebut kelurahan atau kecamatan.",
    hint="Hapus RT, RW, dan nomor rumah; bila alamat kantor atau tempat acara, beri pengecualian dengan alasan.",
)
GAMBLING = error(
    "A210",
    "Ada promosi judi: “{shown}”.",
    reason="Promosi judi di situs pemerintah adalah tanda penyusupan dan dilarang (UU ITE Ps 27(2)).",
    hint=f"Hapus seluruh bagian itu. {_INTRUDED}",
)
GAMBLING_LINK = error(
    "A211",
    "Tautan menuju situs judi: {host}.",
    reason="Penyusup menanam tautan judi di situs pemerintah untuk menaikkan peringkatnya.",
    hint=f"Hapus tautan itu. {_INTRUDED}",
)
HIDDEN_TEXT = error(
    "A212",
    "Ada teks yang disembunyikan dari pembaca ({how}).",
    reason="Teks yang hanya terbaca mesin ialah penyesatan dan sering tanda situs disusupi.",
    hint=f"Hapus unsur itu beserta isinya. {_INTRUDED}",
)
INVISIBLE = warning(
    "A213",
    "Ada karakter yang tidak tampak di dalam “{shown}” ({name}).",
    reason="Karakter itu membuat kata tidak ditemukan dalam pencarian dan dapat dipakai mengelabui pemeriksaan.",
    hint="Hapus karakternya; ia sering terbawa dari Word, PDF, atau pesan. `inv check --fix` dapat mengerjakannya.",
)
ENCODED = error(
    "A214",
    "Ada isi tersandi ({what}) sepanjang {length} huruf.",
    reason="Isi tersandi tidak dapat dibaca penyunting dan dapat menyembunyikan program atau tautan.",
    hint="Hapus bagian itu; gambar disimpan sebagai berkas di content/media/.",
)
FOREIGN_EMBED = error(
    "A215",
    "Unsur <{tag}> memuat isi dari luar atau menjalankan program.",
    reason="Pihak lain ikut mengetahui siapa yang membaca, dan isinya dapat berubah tanpa sepengetahuan kantor.",
    hint="Ganti dengan tautan biasa, misalnya [Rekaman rapat](https://…).",
)
LINK_HOST = warning(
    "A220",
    "Tautan menuju {host}, yang tidak ada di daftar tujuan tepercaya.",
    reason="Situs di luar pemerintah dapat berganti pemilik dan isi.",
    hint="Periksa tujuannya; bila tepercaya, tambahkan ke LINK_HOSTS di pelicanconf.py, misalnya *.{host}.",
)
SHORT_LINK = warning(
    "A221",
    "Tautan pendek {host} menyembunyikan tujuannya.",
    reason="Pembaca tidak tahu akan dibawa ke mana, dan pemilik tautan dapat mengganti tujuannya.",
    hint="Buka tautannya, lalu tulis alamat tujuan yang sebenarnya.",
)
BROKEN_LINK = warning(
    "A222",
    "Tautan {url} rusak: {detail}.",
    reason="Pembaca yang mengikutinya tidak menemukan apa-apa.",
    hint="Cari alamat barunya, tautkan salinan arsip, atau hapus tautannya.",
)
LINK_UNKNOWN = notice(
    "A223",
    "Tautan {url} tidak dapat diperiksa: {detail}.",
    reason="Situs tujuan menolak atau tidak menjawab; belum tentu tautannya rusak.",
    hint="Buka sendiri di peramban, lalu periksa lagi kemudian.",
)
PHOTO_POSITION = error(
    "A230",
    "Foto memuat titik koordinat tempat pengambilannya.",
    reason="Titik itu dapat menunjukkan rumah orang atau tempat yang dilindungi (UU 27/2022; UU 14/2008 Ps 17).",
    hint="Hapus keterangan lokasi dari foto, lalu simpan ulang; di ponsel: bagikan tanpa lokasi.",
)
FILE_NAME = warning(
    "A231",
    "Nama berkas “{name}” {what}.",
    reason="Nama berkas menjadi bagian alamat; spasi, huruf besar, dan nama kamera menyulitkan pembaca dan pengarsip.",
    hint="Ganti nama sebelum terbit, misalnya {right}.",
)
NO_YEAR_FOLDER = warning(
    "A232",
    "Berita tidak berada di folder tahunnya.",
    reason="Ribuan berita dalam satu folder sukar dicari; alamatnya pun memakai tahun.",
    hint="Pindahkan ke content/berita/{year}/.",
)
SAME_PICTURE = notice(
    "A233",
    "Isi berkas sama persis dengan {other}.",
    reason="Berkas ganda memperbesar situs, dan ralat pada yang satu tidak mengubah yang lain.",
    hint="Pakai satu berkas saja di semua naskah.",
)
NEAR_DUPLICATE = warning(
    "A240",
    "Isi hampir sama ({percent}%) dengan {other}.",
    reason="Berita ganda membingungkan pembaca dan mesin pencari.",
    hint="Hapus salah satunya, atau gabungkan; bila memang lanjutan, tulis hanya yang baru dan tautkan.",
)
LEFTOVER = warning(
    "A241",
    "Ada sisa salinan dari situs atau pesan lain: “{shown}”.",
    reason="Baris itu bukan isi berita: tombol, nama pengelola, atau lampiran dari tempat naskah disalin.",
    hint="Hapus baris itu; nama penulis dan sumber masuk ke kepala naskah.",
)
