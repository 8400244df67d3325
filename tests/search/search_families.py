"""Word families for tests: the fifteen of the requirement with forms that pages and readers use, and others."""

from __future__ import annotations

FIFTEEN: dict[str, str] = {
    "bangun": "bangun membangun dibangun pembangunan bangunan pembangun terbangun bangunannya membangunkan pembangunannya",
    "layan": "layan melayani dilayani pelayanan layanan pelayan terlayani layanannya melayaninya pelayanannya",
    "bantu": "bantu membantu dibantu bantuan pembantu terbantu bantuannya perbantuan memperbantukan diperbantukan",
    "tetap": "tetap menetapkan ditetapkan penetapan ketetapan tetapkan menetap penetapannya penetap",
    "kerja": "kerja bekerja pekerja pekerjaan dikerjakan mengerjakan pengerjaan kinerja pekerjaannya kerjanya",
    "ajar": "ajar belajar mengajar diajar pelajar pelajaran pembelajaran pengajar ajaran mempelajari dipelajari pengajaran",
    "sapu": "sapu menyapu disapu penyapu penyapuan tersapu sapuan sapunya menyapukan",
    "pakai": "pakai memakai dipakai pemakai pemakaian terpakai pakaian berpakaian pemakaiannya memakainya",
    "informasi": "informasi informasinya menginformasikan diinformasikan penginformasian keinformasian terinformasikan",
    "mohon": "mohon memohon dimohon pemohon permohonan dimohonkan permohonannya termohon bermohon pemohonnya",
    "anggar": "anggaran anggarannya menganggarkan dianggarkan penganggaran teranggarkan penganggarannya",
    "laksana": "laksana melaksanakan dilaksanakan pelaksanaan pelaksana terlaksana terlaksananya pelaksanaannya",
    "perintah": "perintah pemerintah pemerintahan memerintah memerintahkan diperintahkan pemerintahannya perintahnya",
    "raya": "raya merayakan dirayakan perayaan perayaannya merayakannya",
    "desa": "desa pedesaan perdesaan desanya sedesa kedesaan",
}

OTHERS: dict[str, str] = {
    "adu": "mengadu mengadukan diadukan pengaduan pengadu aduan aduannya",
    "atur": "atur mengatur diatur peraturan aturan pengaturan teratur peraturannya",
    "buka": "buka membuka dibuka keterbukaan terbuka pembukaan membukakan pembukanya",
    "didik": "mendidik dididik pendidikan pendidik didikan terdidik",
    "duduk": "duduk penduduk kependudukan kedudukan pendudukan penduduknya",
    "hubung": "menghubungi dihubungi hubungan perhubungan penghubung terhubung berhubungan",
    "izin": "izin perizinan mengizinkan diizinkan izinnya seizin ijin",
    "jabat": "jabat jabatan pejabat menjabat dijabat jabatannya",
    "lapor": "lapor laporan melaporkan dilaporkan pelaporan pelapor terlapor laporannya",
    "lelang": "lelang pelelangan dilelang melelang",
    "lindung": "melindungi dilindungi perlindungan pelindungan terlindungi pelindung",
    "menteri": "menteri kementerian kementeriannya",
    "pajak": "pajak perpajakan pajaknya",
    "pilih": "pilih memilih dipilih pemilihan pemilih pilihan terpilih",
    "rencana": "rencana berencana merencanakan direncanakan perencanaan terencana perencana",
    "sehat": "sehat kesehatan menyehatkan penyehatan kesehatannya",
    "selenggara": "menyelenggarakan diselenggarakan penyelenggaraan penyelenggara terselenggara",
    "sosialisasi": "sosialisasi mensosialisasikan menyosialisasikan disosialisasikan tersosialisasikan",
    "tanggungjawab": "pertanggungjawaban bertanggungjawab dipertanggungjawabkan penanggungjawab",
    "tindaklanjut": "tindaklanjut menindaklanjuti ditindaklanjuti penindaklanjutan",
    "unduh": "unduh mengunduh diunduh unduhan terunduh pengunduhan",
    "upload": "upload mengupload diupload",
    "verifikasi": "verifikasi memverifikasi diverifikasi terverifikasi pemverifikasian",
}

APART: tuple[tuple[str, str], ...] = (
    ("berita", "cerita"),
    ("beruang", "uang"),
    ("kepala", "pala"),
    ("perikanan", "peri"),
    ("kelurahan", "luruh"),
    ("pohon", "permohonan"),
    ("kediri", "diri"),
    ("pekalongan", "kalong"),
    ("pemalang", "malang"),
    ("bekasi", "bekas"),
    ("kutai", "kuta"),
    ("penajam", "tajam"),
    ("pemilu", "pilu"),
    ("bupati", "pati"),
    ("menteri", "teri"),
    ("sekda", "desa"),
)
"""Words that look alike and have nothing to do with each other."""
