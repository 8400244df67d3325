"""Closed lists of Indonesian words that tell what kind of name stands around a name in running text.

Data, not code: each list says what its words do to a neighbouring name. All words are folded (`names.fold`).
"""

from __future__ import annotations

from plugins.engine.almanac import MONTHS, WEEKDAYS

from .names import word_set

FUNCTION_WORDS = word_set(
    """
    ada adalah adapun agar akan akhirnya akibat alasan antara apa apabila apakah atas atau bagaimana bagi bahkan
    bahwa baik banyak baru beberapa begitu belum berada berbagai berdasarkan berikut berkat bersama bertempat
    berupa besok bila biasanya bisa boleh bukan cara dalam dan dapat dari daripada demi demikian dengan di dia
    diduga diharapkan diketahui dikatakan dilaksanakan disebut ditemui dua empat enam guna hadir hal hampir hanya
    harus hasil hingga ia ialah ini itu itulah jadi jangan jika juga justru kalau kami karena kata kaum ke keduanya
    kegiatan kehadiran kemarin kemudian kepada ketika khusus khususnya kini kita lagi lain lainnya lalu lalui
    lewat lima maka makin masih masing meski meskipun mantan melalui memang mendampingi menanggapi mengapa
    mengenai menjelang menurut menyusul mereka merupakan misalnya mulai nah namun nanti oleh pada padahal
    paling para pasca per perihal perlu pernah pertama pihak pula pun saat saja salah sama sambil sampai sang
    sangat satu se seandainya sebab sebagai sebagaimana sebanyak sebelum sebelumnya sebuah sebut secara
    sedang sedangkan sehingga sejak sejumlah sekaligus sekarang sekitar selain selama selanjutnya selaku seluruh
    semantara sementara semoga semua seorang seperti seperti serta sesuai sesudah setelah setiap setelahnya si
    siapa soal suatu sudah supaya tanpa tak tambah tapi telah tengah tentang tentu terhadap terkait termasuk
    tersebut tetapi tidak tiga tiap tujuan ujar ujarnya ulas untuk usai warta waktu walaupun yaitu yakni yang
    jelas lanjut tutur ungkap imbuh terang tegas papar sebutnya katanya jelasnya tuturnya lanjutnya tambahnya
    ahad pagi siang sore malam hari tanggal tahun bulan pekan pukul wib wita wit sdr
    """
) | word_set(" ".join((*MONTHS, *WEEKDAYS)).lower())
"""Words that are no part of a proper name though a sentence, a headline or a date writes them with a capital."""

OFFICES = word_set(
    """
    presiden wapres menteri wamen wamenkominfo menkominfo menkomdigi mendagri gubernur wagub wakil bupati wabup
    wali walikota wawali camat lurah kades keuchik kepala kadis kadiskominfo kadiskominfotik kabid kabag kasi
    kasubag kasubbag kasubbid kaban kabadan sekretaris sekda sekdako sekdakab sekdaprov sekdis sekjen sekban
    sekwan asisten asdep staf ahli stafsus direktur dirjen dirut direksi jenderal deputi irjen inspektur ketua
    wakilketua anggota koordinator subkoordinator pejabat pj pjs plt plh penjabat pelaksana tugas harian pgs
    kapolres kapolda kapolri kapolsek dandim danrem pangdam kajari kajati kakanwil kakan rektor dekan juru bicara
    jubir humas prahum prakom pranata analis moderator narasumber pembina ajudan mantan eks almarhum almarhumah
    reporter editor redaktur pemred wartawan jurnalis penulis fotografer pewarta pimpinan manajer
    bapak bapa ibu pak bu bang kak mas mbak saudara saudari sdri tuan nyonya bunda buya ustaz ustad ustadz kiai kyai gus
    """
)
"""Titles of office and address: a person's name, or the name of the body, follows them."""

OFFICE_SUBJECTS = word_set(
    """
    bidang bagian seksi subbagian subbag subbidang sub sekretariat umum pemerintahan kesejahteraan rakyat kesra
    perekonomian pembangunan administrasi komunikasi informatika informasi publik ikp statistik persandian
    kesehatan pendidikan perhubungan keuangan kepegawaian hukum organisasi protokol sosial politik kebudayaan
    pariwisata pertanian perdagangan perindustrian lingkungan tenaga kerja aset daerah negara kota kabupaten
    provinsi dinas badan kementerian kominfo diskominfo kominfotik diskominfotik kemenkominfo komdigi aptika
    telematika egovernment kehumasan media dalam luar negeri ri indonesia republik utama madya muda pratama
    ekbang ekobang adum adpem kesramas pemkesra ekonomi keagamaan paud pkk
    pertama fungsional struktural i ii iii iv daerah pengelolaan layanan pelayanan kemitraan
    """
)
"""What an office is about: after a title of office these words still belong to it (Kepala Bidang *Komunikasi*)."""

UNIT_HEADS = word_set(
    """
    bidang bagian seksi subbagian subbag subbidang sekretariat upt uptd tim satgas pejabat ppid kantor lingkungan
    jajaran pegawai asn pns personel staf aula halaman gedung ruang pendopo lobi situs laman website akun kanal
    """
)
"""A part, people, rooms or channels of a body: the body itself is meant behind them."""

NAMED_AFTER = word_set(
    """
    jalan jl jln gang gg lorong simpang bundaran tol jembatan flyover underpass terminal bandara bandar pelabuhan
    stasiun dermaga halte pasar plaza mal mall toko swalayan ruko hotel wisma losmen vila villa restoran rumah sakit
    rs rsu rsud rsup rsia rsj puskesmas klinik apotek lab laboratorium museum monumen tugu makam tpu taman lapangan
    stadion gor gelanggang arena sirkuit kolam masjid mesjid musala musholla surau langgar gereja katedral pura
    wihara vihara kelenteng pesantren ponpes madrasah mi mts mtsn ma man min sd sdn sdit smp smpn smpit sma sman smk
    smkn slb paud tk universitas univ institut politeknik poltekkes akademi sekolah kampus uin iain stain stie stai
    stikes stisip fakultas yayasan lembaga bank bpr koperasi pt cv ud tbk firma perusahaan persero perumda perusda
    kapal kri km kmp bus kereta ka gunung bukit danau sungai selat teluk laut tanjung pulau kepulauan pegunungan
    piala liga turnamen festival fc klub persatuan ikatan himpunan paguyuban asosiasi forum komunitas laskar front
    aliansi serikat gabungan dharma majelis dewan partai fraksi komisi panitia bahasa suku adat tari lagu batik
    kopi soto buku film novel majalah tabloid koran harian radio tv televisi balai alun pusat kecamatan kelurahan
    desa dusun kampung nagari gampong kel kec kejaksaan kepolisian
    waduk kebun bendungan embung patung menara gapura auditorium monas relief
    perhimpunan perkumpulan solidaritas gerakan relawan jaringan koalisi karang taruna lanud pangkalan kodam lantamal
    pengadilan perpustakaan kedutaan polres polsek polda kodim korem lapas rutan
    beasiswa penghargaan anugerah medali kompleks komplek perumahan
    """
)
"""Heads of names that are named after a person, a place or a body, and mean something else (Jalan, RSUD, SMA)."""

REGION_INTRODUCERS = word_set(
    """
    pemerintah pemerintahan pemprov pemkab pemkot pemko pemda gubernur wagub bupati wabup wakil sekda sekdaprov
    sekdakab sekdako pj pjs plt plh penjabat warga masyarakat penduduk rakyat wilayah provinsi kawasan perbatasan
    pejabat presiden ketua calon cagub cabup sekretaris daerah
    """
)
"""Words with a capital before a region's name that leave it the region's name."""

REGION_OFFICES = word_set("gubernur wagub bupati wabup sekda sekdaprov sekdakab sekdako sekretaris")
"""Offices after whose region a person's name follows (Gubernur Kalimantan Timur *Nama*)."""

REGION_EXTENSIONS = word_set(
    """
    utara selatan timur barat tengah tenggara daya laut hulu hilir ulu ilir raya baru lama jaya pegunungan kepulauan
    kota satu dua besar kecil dalam energi coal mandiri sejahtera makmur abadi permai indah residence city square
    """
)
"""Words that make another place or company of the region's name before them."""

SENTENCE_OPENERS = word_set(
    """
    ucapan rombongan undangan tamu kunjungan kabar sambutan acara aduan bimtek peserta foto arahan harapan seruan
    pesan imbauan ajakan laporan rapat agenda hasil dukungan tanggapan jawaban pujian kritik usulan saran langkah
    ide gagasan sosok figur kiprah nama kata tampak terlihat turut ikut datang berbeda berkat dulu sedikitnya
    petugas staf pegawai dosen mahasiswa siswa pelajar guru dokter relawan panitia anggota redaksi wartawan
    sapaan surat peran tugas fungsi wewenang pidato amanat pernyataan penjelasan keterangan pertanyaan jawab
    layanan program proyek data angka jumlah stok harga biaya dana anggaran sumber bantuan hibah kerja kinerja
    dilansir dikutip dibuka ditutup disambut dihadiri ditemani diwakili dipimpin diundang dibantu dibaca ditulis
    didampingi diberitakan terbaru terakhir tercatat tiba hari jadwal daftar cerita kisah berita
    bupati pihak perwakilan utusan delegasi tim mitra kolega rekan keluarga istri suami
    cuaca banjir gempa warga penduduk petani nelayan pedagang buruh atlet jemaah sambil bersama selamat terima
    hubungi temui tanya lihat kunjungi tonton dengar simak baca
    """
)
"""Ordinary words that often open a sentence directly before a name."""

PLACE_PREPOSITIONS = word_set("di ke dari se provinsi asal menuju wilayah")
"""Before a province's name of one word these say that the place is meant."""

GENERIC_BODY_WORDS = word_set(
    """
    dinas badan kantor bidang bagian seksi sekretariat daerah kominfo diskominfo kominfotik
    diskominfotik komunikasi informatika humas protokol asisten kepala staf ahli ppid opd skpd pemda pemko pemkot
    pemkab pemprov pemerintah dprd inspektorat bappeda bapenda satpol pp kota kabupaten provinsi kelurahan kecamatan
    dan gubernur bupati wali walikota camat lurah sekda direktur menteri forum media pers dirjen direktorat jenderal
    pusat utama umum balai unit tim upt uptd
    """
)
"""A name made only of these fits many bodies, and counts only where the document declares one."""

ORDINARY_WORDS = word_set(
    """
    antara suara media kompas tempo republika merdeka harapan cahaya berita warta info publik layanan informasi
    pers radio pos kabar detik tribun sindo pikiran rakyat waspada analisa fajar pedoman gema lapor kim siber digital
    """
)
"""Words that are names of media or services and ordinary words too; alone they need the case of the name."""

BODY_HEADS = word_set("dinas badan kantor kementerian kemen pemerintah bagian direktorat inspektorat komisi")
"""The first word of an official body's name."""

HEADLINE_VERBS = word_set(
    """
    buka ajak minta resmikan tinjau hadiri pimpin lantik terima dorong imbau tutup kunjungi sambut apresiasi pantau
    cek bahas temui luncurkan gelar ikuti raih siapkan sebut jamu lepas bagikan serahkan dukung bantah larang puji
    pastikan siap ingin akui janji pamit dilantik diperiksa dipanggil ditunjuk resmi tanam bawa beri bantu usul
    """
)
"""Verbs as headlines use them, directly behind a person's name."""

NAME_PARTICLES = word_set("bin binti van von der de al el ibn")
"""Words inside a person's name that are written small."""

CLITICS = ("nya", "lah", "kah", "pun")
"""Endings that Indonesian writes onto a word, or behind a hyphen."""

TITLE_CUES = word_set(
    """
    berjudul bertajuk bertema judul tajuk tema buku film lagu novel artikel bertopik topik majalah slogan bertuliskan
    tulisan rubrik album puisi spanduk
    """
)
"""Words that announce that the quoted text behind them is a title."""

LAWS = word_set(
    """
    uu undang perppu pp perpres keppres inpres permen permendagri permenkominfo permenkes permendikbud perka perki
    perda perdaprov raperda ranperda ruu pergub perbup perwali perwal perwako peraturan keputusan instruksi
    qanun maklumat
    """
)
"""Laws, decrees and drafts: *tentang* behind one of these begins its title."""
