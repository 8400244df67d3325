"""What can be wrong with a check itself, with dates and with the front matter (A001 to A049)."""

from __future__ import annotations

from plugins.engine.problem import error, notice, warning

EXCEPTION_NO_REASON = warning(
    "A001",
    "Pengecualian untuk {codes} tidak menyebut alasan, sehingga tidak berlaku.",
    reason="Orang yang membaca naskah ini kelak harus tahu mengapa pemeriksaan dilewati.",
    hint="Tulis alasannya sesudah kata alasan, misalnya <!-- periksa: abaikan {codes} alasan nama resmi acara -->.",
)
EXCEPTION_UNKNOWN = warning(
    "A002",
    "Pengecualian menyebut kode yang tidak dikenal: {code}.",
    reason="Kode yang salah tulis tidak mengecualikan apa pun.",
    hint="Salin kodenya dari laporan pemeriksaan; daftarnya ada di docs/audit/README.md.",
)
EXCEPTION_UNUSED = notice(
    "A003",
    "Pengecualian {code} tidak diperlukan: tidak ada temuan itu di tempat ini.",
    reason="Pengecualian yang tertinggal dapat menutupi kekeliruan baru.",
    hint="Hapus kode itu atau seluruh komentarnya.",
)
AUDIT_FAILED = error(
    "A004",
    "Pemeriksaan {name} berhenti karena kesalahan program: {detail}.",
    reason="Bagian naskah ini belum dikenal oleh pemeriksaan; hasil pemeriksaan lain tetap berlaku.",
    hint="Laporkan kepada pengelola situs beserta berkasnya.",
)
NO_SUCH_PATH = error(
    "A005",
    "Berkas atau folder {path} tidak ada.",
    reason="Tidak ada yang dapat diperiksa di sana.",
    hint="Periksa nama dan foldernya; contoh: inv check content/berita/2026.",
)
OPTION_WRONG = error(
    "A006",
    "Pilihan {option} tidak dapat dipakai: {value}.",
    reason="Pemeriksaan yang dimaksud tidak dapat ditentukan.",
    hint="{how}",
)
OUTSIDE = error(
    "A007",
    "{path} berada di luar folder isi.",
    reason="Hanya berkas di dalam folder isi yang terbit dan diperiksa.",
    hint="Pindahkan berkasnya ke folder content/.",
)
NOT_WRITTEN = error(
    "A008",
    "Perbaikan tidak dapat ditulis: {detail}.",
    reason="Berkas tidak boleh diubah atau sudah berubah sejak diperiksa; isinya tetap seperti semula.",
    hint="Tutup berkas di program lain, periksa izinnya, lalu jalankan lagi.",
)

WEEKDAY_WRONG = error(
    "A010",
    "“{written}” keliru: {day} jatuh pada hari {right}.",
    reason="Pembaca yang ingin hadir atau mengutip tidak tahu mana yang benar, harinya atau tanggalnya.",
    hint="Cocokkan dengan undangan atau kalender, lalu perbaiki hari atau tanggalnya.",
)
WEEKDAY_DOUBTFUL = warning(
    "A011",
    "“{written}” tampaknya keliru: {day} jatuh pada hari {right} (tahun {year} diambil dari tanggal naskah).",
    reason="Hari dan tanggal yang tidak cocok membuat salah satunya tidak dapat dipercaya.",
    hint="Perbaiki hari atau tanggalnya; bila tahunnya lain, tulis tahunnya.",
)
DATE_IMPOSSIBLE = error(
    "A012",
    "Tanggal “{written}” tidak ada di kalender.",
    reason="Tanggal yang tidak ada pasti salah tulis.",
    hint="Cocokkan dengan sumbernya, lalu perbaiki.",
)
DATE_NOT_OF_EVENT = warning(
    "A013",
    "Naskah menyebut “{written}”, sedangkan peristiwa di kepala naskah berlangsung {event}.",
    reason="Agenda dan data terbuka memakai tanggal di kepala naskah; pembaca memakai yang di naskah.",
    hint="Samakan tanggal di naskah dengan `peristiwa: mulai` dan `selesai`.",
)
DATE_AFTER = warning(
    "A014",
    "Naskah bertanggal {published} memberitakan “{written}” seolah-olah sudah berlangsung.",
    reason="Peristiwa tidak dapat diberitakan sudah terjadi sebelum harinya.",
    hint="Periksa tanggal di naskah dan `tanggal` di kepala naskah; bila memang rencana, sebut akan atau dijadwalkan.",
)
DATE_REVERSED = warning(
    "A015",
    "Rentang “{written}” berakhir sebelum mulai.",
    reason="Rentang hari yang terbalik pasti salah tulis.",
    hint="Tukar atau perbaiki kedua tanggalnya.",
)

TITLE_LENGTH = warning(
    "A020",
    "Judul {length} huruf; sebaiknya {least} sampai {most}.",
    reason="Judul terlalu panjang terpotong di hasil pencarian; yang terlalu pendek tidak menerangkan isi.",
    hint="Sebut siapa melakukan apa dalam satu kalimat pendek; rinciannya masuk ke ringkasan.",
)
TITLE_CAPITALS = warning(
    "A021",
    "Judul ditulis dengan huruf besar semua.",
    reason="Huruf besar semua sukar dibaca, dan pembaca layar dapat mengejanya huruf demi huruf.",
    hint="Tulis huruf besar hanya di awal judul, pada nama, dan pada singkatan.",
)
TITLE_END = warning(
    "A022",
    "Judul {what}.",
    reason="Judul berita resmi memberi tahu, tidak berseru dan tidak memancing klik; judul tidak diakhiri titik.",
    hint="{how}",
)
SUMMARY_LENGTH = warning(
    "A023",
    "Ringkasan {length} huruf; sebaiknya {least} sampai {most}.",
    reason="Ringkasan tampil di daftar, umpan, dan hasil pencarian: cukup satu atau dua kalimat.",
    hint="Jawab siapa, apa, kapan, dan di mana dalam satu atau dua kalimat.",
)
SUMMARY_REPEATS = warning(
    "A024",
    "Ringkasan mengulang judul.",
    reason="Di daftar berita, judul dan ringkasan tampil berdampingan; yang diulang tidak memberi tahu apa-apa.",
    hint="Isi ringkasan dengan hal yang belum disebut judul: waktu, tempat, hasil, atau alasan.",
)
SOURCE_MISSING = warning(
    "A025",
    "Naskah tidak menyebut sumber maupun penulis.",
    reason="Pembaca berhak tahu siapa yang bertanggung jawab atas isi berita.",
    hint="Isi `sumber: {{nama: …}}` untuk berita dari pihak lain, atau `penulis:` untuk tulisan kantor sendiri.",
)
ADVERTORIAL = error(
    "A026",
    "Naskah bertanda advertorial (“{mark}”), tetapi `iklan: true` belum diisi.",
    reason="Materi iklan harus dibedakan dengan jelas dari berita; tanpa label pembaca tersesat.",
    hint="Tambahkan `iklan: true` dan `iklan_keterangan:` di kepala naskah, lalu hapus tandanya dari isi.",
)
CAPTION_MISSING = warning(
    "A027",
    "Foto tidak mempunyai keterangan.",
    reason="Tanpa keterangan, pembaca tidak tahu siapa dan peristiwa apa yang tampak.",
    hint="Isi `keterangan:` di bawah `foto:` dengan siapa, apa, di mana, dan kapan.",
)
CAPTION_BAD = warning(
    "A028",
    "Keterangan foto “{text}” {what}.",
    reason="Keterangan menjelaskan peristiwa; nama berkas dan pengulangan tidak menjelaskan apa-apa.",
    hint="Tulis satu kalimat: siapa yang tampak, sedang apa, di mana, dan kapan.",
)
CREDIT_MISSING = warning(
    "A029",
    "Foto tidak menyebut pembuat atau pemiliknya.",
    reason="Pembuat foto berhak disebut namanya (UU 28/2014 tentang Hak Cipta Ps 5).",
    hint="Isi `kredit:` di bawah `foto:`, misalnya kredit: Humas Kota Contoh.",
)
ALT_BAD = warning(
    "A030",
    "Teks pengganti gambar “{text}” {what}.",
    reason="Pembaca tunanetra mengenal gambar hanya dari teks ini (WCAG 1.1.1).",
    hint="Gambarkan yang tampak dalam satu kalimat, tanpa kata foto atau gambar.",
)

NAME_MISSPELLED = warning(
    "A040",
    "{detail}",
    reason="Nama orang harus sama dengan rujukan; yang salah eja tidak ditautkan dan menyinggung orangnya.",
    hint="{how}",
)
POST_MISSING = warning(
    "A041",
    "{name} disebut pertama kali tanpa jabatan.",
    reason="Pembaca di luar kantor tidak tahu siapa orang itu dan mengapa ucapannya penting.",
    hint="Tulis jabatannya di depan atau di belakang nama saat pertama disebut{post}.",
)
DEGREE_FORM = warning(
    "A042",
    "Gelar “{written}” seharusnya ditulis “{right}”.",
    reason="Singkatan gelar memakai titik tanpa spasi di dalamnya, dan koma memisahkan nama dari gelar (EYD V).",
    hint="Tulis “{right}”.",
)
HONORIFIC = notice(
    "A043",
    "Sapaan “{written}” tidak lazim dalam berita.",
    reason="Berita menyebut jabatan dan nama; sapaan dipakai dalam surat dan sambutan.",
    hint="Tulis “{right}”.",
)
