"""What can be wrong with a document or a share card (M030 to M049)."""

from __future__ import annotations

from plugins.engine.problem import error, notice, warning

CARD_FONTS = error(
    "M030",
    "Huruf untuk kartu bagikan tidak dapat dibaca: {detail}.",
    reason="Tanpa berkas huruf di theme/fonts/, gambar pratinjau tautan tidak dapat dibuat.",
    hint="Kembalikan folder theme/fonts/ seperti semula.",
)
ENCRYPTED_DOCUMENT = error(
    "M031",
    "Berkas “{path}” terkunci dengan kata sandi.",
    reason="Pembaca tidak dapat membukanya.",
    hint="Buka berkasnya dengan kata sandi itu, simpan salinan tanpa kata sandi, lalu ganti berkasnya.",
)
DAMAGED_DOCUMENT = error(
    "M032",
    "Berkas “{path}” rusak atau terpotong, sehingga tidak dapat dibuka.",
    reason="Biasanya unduhan atau pengiriman yang tidak selesai.",
    hint="Minta berkas aslinya kembali, pastikan dapat dibuka di komputer, lalu ganti berkasnya.",
)
MISLABELLED_DOCUMENT = error(
    "M033",
    "Berkas “{path}” berakhiran {ending}, tetapi isinya {found}.",
    reason="Berkas seperti itu tidak dapat dibuka pembaca, dan kadang sengaja dibuat untuk mengelabui.",
    hint="Buka berkasnya, simpan ulang dalam jenis yang benar, atau minta berkas aslinya.",
)
PROGRAM_AS_DOCUMENT = error(
    "M034",
    "Berkas “{path}” adalah {found}, bukan dokumen.",
    reason="Program yang diunduh dari situs pemerintah dapat merusak komputer pembaca.",
    hint="Jangan dibuka. Hapus berkasnya dari folder isi, laporkan kepada pengelola keamanan informasi, dan minta "
    "dokumen aslinya.",
)
BOMB_DOCUMENT = error(
    "M035",
    "Berkas “{path}” mengembang jauh lebih besar daripada ukurannya bila dibuka.",
    reason="Berkas seperti itu menghabiskan memori komputer pembaca; biasanya sengaja dibuat merusak.",
    hint="Jangan dibuka. Minta dokumen aslinya dari penyusunnya.",
)
NO_PAGES = error(
    "M036",
    "PDF “{path}” tidak berhalaman.",
    reason="Pembaca akan mengunduh berkas tanpa isi.",
    hint="Buat ulang PDF itu dari dokumen aslinya.",
)
UNOPENED_DOCUMENT = error(
    "M037",
    "Berkas “{path}” tidak dapat dibuka: {detail}.",
    reason="Tanpa membacanya, berkas itu tidak dapat diterbitkan.",
    hint="Periksa izin berkasnya, lalu bangun lagi.",
)
UNREADABLE_DOCUMENT = warning(
    "M038",
    "PDF “{path}” tidak dapat diperiksa; barangkali rusak.",
    reason="Jumlah halaman, teks, dan judulnya tidak dapat dibaca, jadi tidak ditampilkan kepada pembaca.",
    hint="Buka PDF itu di komputer. Bila gagal, ganti berkasnya; bila berhasil, simpan ulang lewat “Cetak ke PDF”.",
)
PROTECTED_DOCUMENT = warning(
    "M039",
    "PDF “{path}” memakai perlindungan yang tidak dapat diperiksa.",
    reason="Bila meminta kata sandi, pembaca tidak dapat membukanya; perlindungan juga sering menolak pembaca layar.",
    hint="Simpan salinan tanpa perlindungan (di program PDF: Properti › Keamanan), lalu ganti berkasnya.",
)
NO_TEXT_LAYER = warning(
    "M040",
    "PDF “{path}” hanya berisi gambar halaman, tanpa teks.",
    reason="Isinya tidak dapat dicari, disalin, atau dibacakan oleh pembaca layar.",
    hint="Buat PDF langsung dari dokumennya (Simpan sebagai PDF). Bila hanya ada cetakannya, jalankan pengenalan teks "
    "(OCR), misalnya `ocrmypdf -l ind asal.pdf hasil.pdf`.",
)
UNNAMED_DOCUMENT = warning(
    "M041",
    "PDF “{path}” tidak menyebut {what}.",
    reason="Pembaca layar membacakan judul dokumen dan memilih lafal menurut bahasanya (ISO 14289-1, 7.1 dan 7.2).",
    hint="Isi judul dan bahasa (id-ID) di dokumen asal: di Word lewat Berkas › Info › Judul dan Tinjau › Bahasa; di "
    "LibreOffice lewat Berkas › Properti. Simpan lagi sebagai PDF.",
)
BARE_NAME = warning(
    "M042",
    "Nama berkas “{path}” tidak mengatakan isinya; diterbitkan sebagai “{published}”.",
    reason="Nama itu tampil saat berkas diunduh, dan di mesin pencari.",
    hint="Ganti nama berkasnya menjadi {proposed} dan sesuaikan rujukannya; alamatnya tetap.",
)
BARE_NAME_KEPT = warning(
    "M043",
    "Nama berkas “{path}” tidak mengatakan isinya.",
    reason="Nama itu tampil saat berkas diunduh, di mesin pencari, dan di Daftar Informasi Publik.",
    hint="Ganti nama berkasnya, misalnya menjadi {proposed}, dan sesuaikan rujukannya.",
)
PEOPLE_IN_DOCUMENT = notice(
    "M044",
    "Berkas “{path}” menyebut nama dalam propertinya: {names}.",
    reason="Siapa pun yang mengunduhnya dapat membaca nama itu. Berkas diterbitkan apa adanya, agar tanda tangan "
    "elektronik dan sidik jarinya tetap berlaku.",
    hint="Bila nama itu tidak perlu diketahui umum, hapus di dokumen asal (Word: Berkas › Info › Periksa Dokumen; "
    "LibreOffice: Berkas › Properti › Hapus properti), lalu simpan lagi.",
)
LOCATED_DOCUMENT = warning(
    "M045",
    "Berkas “{path}” memuat foto yang menyebut tempat pengambilannya.",
    reason="Koordinat dalam foto dapat menunjukkan rumah atau kebiasaan seseorang (UU 27/2022 Ps 4).",
    hint="Di dokumen asal, tempelkan foto tanpa koordinat (bersihkan dulu dengan `inv strip`), lalu simpan lagi.",
)
