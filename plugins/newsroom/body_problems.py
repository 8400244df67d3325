"""What can be wrong in the text of a document (codes N100 to N199)."""

from __future__ import annotations

from plugins.engine.problem import error, warning

# The text as a whole

TOO_LONG = error(
    "N100",
    "Isi tulisan terlalu panjang: {length} karakter, paling banyak {limit}.",
    reason="Tulisan sepanjang itu memperlambat pembuatan situs dan tidak terbaca di ponsel.",
    hint="Bagi tulisan menjadi beberapa bagian, atau lampirkan naskah lengkapnya sebagai dokumen.",
)
TOO_COMPLEX = error(
    "N101",
    "Isi tulisan tidak dapat diolah karena susunan tandanya terlalu rumit ({detail}).",
    reason="Tanda Markdown atau HTML yang bersarang atau berulang ribuan kali membuat pengolahan tidak selesai.",
    hint="Periksa bagian itu: hapus tanda yang berulang, kurangi tingkat kutipan atau daftar bersarang.",
)
CONTROL_CHARACTER = error(
    "N102",
    "Ada karakter kendali yang tidak tampak ({name}).",
    reason="Karakter itu tidak boleh ada di halaman web dan biasanya tanda berkas rusak saat disalin.",
    hint="Hapus karakter itu. Ketik ulang baris ini bila karakternya tidak terlihat.",
)
HIDDEN_CHARACTER = warning(
    "N103",
    "Ada karakter tanpa lebar yang tidak tampak ({name}); karakter itu dibuang.",
    reason="Karakter itu membuat kata tidak ditemukan dalam pencarian dan dapat dipakai menyembunyikan teks.",
    hint="Hapus karakter itu. Ia sering terbawa saat menyalin dari Word, PDF, atau laman lain.",
)
DIRECTION_CHARACTER = error(
    "N104",
    "Ada karakter pengubah arah atau penanda tersembunyi ({name}).",
    reason="Karakter itu dapat membuat teks terbaca lain daripada isi sebenarnya.",
    hint='Hapus karakter itu. Untuk teks Arab, pakai <span lang="ar" dir="rtl">…</span>.',
)

UNREADABLE = error(
    "N105",
    "Isi tulisan tidak dapat diolah (kesalahan program: {detail}).",
    reason="Susunan tulisan ini belum dikenal oleh pengolahnya, sehingga hanya tampil sebagai teks biasa.",
    hint="Periksa HTML dalam tulisan. Bila tulisan sudah benar, laporkan kepada pengelola situs beserta berkasnya.",
)

# Headings

HEADING_TOP = warning(
    "N110",
    "Judul bagian “{title}” memakai satu tanda #; ditampilkan sebagai ##.",
    reason="Satu halaman hanya punya satu judul utama, yaitu judul tulisan.",
    hint="Tulis judul bagian dengan dua tanda pagar: ## {title}",
)
HEADING_JUMP = warning(
    "N111",
    "Judul bagian “{title}” melompat dari tingkat {before} ke tingkat {level}.",
    reason="Pembaca layar memakai tingkat judul sebagai daftar isi; tingkat yang terlewat terasa seperti isi hilang.",
    hint="Pakai tingkat {expected} ({marks}) untuk judul ini.",
)
HEADING_EMPTY = warning(
    "N112",
    "Ada judul bagian tanpa teks; judul itu dibuang.",
    reason="Judul kosong dibacakan pembaca layar sebagai judul tanpa nama.",
    hint="Tulis teks judulnya atau hapus tanda # di baris ini.",
)

# Footnotes

FOOTNOTE_UNDEFINED = error(
    "N120",
    "Catatan kaki [^{label}] dirujuk, tetapi isinya tidak ada; {nearest}.",
    reason="Pembaca tidak mendapat keterangan yang dijanjikan penandanya.",
    hint="Tambahkan baris “[^{label}]: isi catatan” atau perbaiki labelnya.",
)
FOOTNOTE_UNUSED = error(
    "N121",
    "Catatan kaki [^{label}] punya isi, tetapi tidak pernah dirujuk; {nearest}.",
    reason="Catatan yang tidak dirujuk tidak tampil, sehingga isinya hilang bagi pembaca.",
    hint="Letakkan [^{label}] pada kata yang diterangkan, atau hapus catatannya.",
)
FOOTNOTE_DUPLICATE = error(
    "N122",
    "Catatan kaki [^{label}] ditulis dua kali; yang dipakai ialah yang di baris {first}.",
    reason="Satu label hanya dapat menunjuk satu catatan.",
    hint="Beri label lain pada salah satunya, atau gabungkan isinya.",
)
FOOTNOTE_EMPTY = error(
    "N123",
    "Catatan kaki [^{label}] tidak punya isi.",
    reason="Pembaca mengikuti penandanya dan tidak menemukan apa-apa.",
    hint="Tulis isinya setelah titik dua: “[^{label}]: isi catatan”.",
)
FOOTNOTE_UNCLOSED = error(
    "N124",
    "Penanda catatan kaki “[^” tidak lengkap.",
    reason="Penanda tanpa label atau kurung tutup tidak dapat dihubungkan dengan catatannya.",
    hint="Tulis penanda lengkap seperti [^1]. Untuk menampilkan tandanya apa adanya, apit dengan tanda `.",
)

FOOTNOTE_MISPLACED = error(
    "N125",
    "Penanda catatan kaki ada di dalam teks alternatif gambar atau atribut: {text}",
    reason="Di tempat itu penanda tidak dapat diikuti pembaca.",
    hint="Pindahkan penanda ke belakang gambar atau ke kalimat di dekatnya.",
)

# HTML

HTML_DANGEROUS = error(
    "N130",
    "Unsur HTML <{tag}> dibuang.",
    reason="Unsur itu dapat menjalankan program, memuat isi dari luar, atau menipu pembaca.",
    hint="Hapus unsur itu. Gambar, tabel, dan tautan dapat ditulis dengan Markdown.",
)
HTML_REMOVED = warning(
    "N131",
    "Unsur HTML <{tag}> tidak dipakai di situs ini; tandanya dibuang, teksnya tetap.",
    reason="Hanya unsur teks, daftar, tabel, dan gambar yang tampil baik dan aman di semua perangkat.",
    hint="Hapus <{tag}> dan penutupnya, lalu pakai Markdown.",
)
HTML_HANDLER = error(
    "N132",
    "Atribut {attribute} pada <{tag}> menjalankan program dan dibuang.",
    reason="Program dalam isi tulisan dapat mencuri data pembaca.",
    hint="Hapus atribut {attribute}.",
)
HTML_ATTRIBUTE = warning(
    "N133",
    "Atribut {attribute} pada <{tag}> tidak dipakai di situs ini dan dibuang.",
    reason="Tampilan diatur oleh tema agar sama di semua halaman dan ramah pembaca layar.",
    hint="Hapus atribut {attribute}.",
)
HTML_STYLE = warning(
    "N134",
    "Gaya (style) pada <{tag}> dibuang.",
    reason="Tampilan diatur oleh tema agar terbaca dalam mode terang, gelap, dan cetak.",
    hint="Hapus atribut style. Pakai **tebal** atau *miring* bila perlu penekanan.",
)
HTML_HIDDEN = error(
    "N135",
    "Ada teks tersembunyi: {attribute} pada <{tag}>.",
    reason="Teks yang tidak terlihat pembaca tetapi terbaca mesin ialah penyesatan dan sering tanda situs disusupi.",
    hint="Hapus teks itu, atau hapus {attribute} bila teksnya memang untuk pembaca.",
)
HTML_COMMENT = warning(
    "N136",
    "Komentar HTML berisi tautan atau unsur HTML; komentar itu tidak ikut terbit.",
    reason="Isi yang dikomentari mungkin bagian tulisan yang tidak sengaja hilang, atau sisipan orang lain.",
    hint="Hapus komentarnya, atau hapus tanda <!-- dan --> bila isinya untuk pembaca.",
)
HTML_UNCLOSED = error(
    "N137",
    "Unsur HTML <{tag}> tidak ditutup.",
    reason="Tanpa penutup, sisa tulisan ikut berubah tampilannya.",
    hint="Tambahkan </{tag}> di tempat unsur itu seharusnya berakhir.",
)
HTML_STRAY_END = warning(
    "N138",
    "Penutup </{tag}> tidak punya pembuka; penutup itu dibuang.",
    reason="Penutup tanpa pembuka biasanya tanda bahwa pembukanya salah tulis.",
    hint="Hapus </{tag}> atau tambahkan <{tag}> di depannya.",
)
HTML_BROKEN_TAG = error(
    "N139",
    "Tanda “<” membuka unsur HTML yang tidak berakhir dengan “>”: {excerpt}",
    reason="Peramban dapat membaca sisa kalimat sebagai bagian dari unsur itu.",
    hint="Tambahkan “>” pada tempatnya. Bila maksudnya tanda kurang dari, tulis &lt;.",
)
HTML_CHANGED = error(
    "N140",
    "Susunan HTML salah sehingga sebagian isi berubah saat dirapikan ({detail}).",
    reason="Peramban akan menampilkan bagian itu berbeda dari yang tertulis.",
    hint="Periksa urutan buka dan tutup unsur HTML di sekitar bagian itu, atau tulis dengan Markdown.",
)
HTML_DECLARATION = error(
    "N141",
    "Deklarasi atau instruksi pemrosesan ({excerpt}) dibuang.",
    reason="Bagian itu bukan isi tulisan dan dapat dipakai menyusupkan kode.",
    hint="Hapus bagian itu. Untuk menampilkannya sebagai contoh, apit dengan tanda `.",
)

# Links

LINK_SCHEME = error(
    "N150",
    "Alamat “{target}” memakai jenis tautan yang tidak diizinkan ({scheme}).",
    reason="Hanya http, https, mailto, tel, geo, dan tautan di dalam situs yang aman bagi pembaca.",
    hint="Ganti dengan alamat https:// atau tautan ke berkas di content/.",
)
LINK_OUT_OF_CONTENT = error(
    "N151",
    "Tautan “{target}” menunjuk ke luar folder content/.",
    reason="Berkas di luar content/ tidak ikut terbit dan mungkin tidak untuk umum.",
    hint="Simpan berkasnya di content/media/ lalu tautkan dari sana.",
)
LINK_EMPTY = error(
    "N152",
    "Tautan “{text}” tidak punya alamat.",
    reason="Tautan tanpa alamat tidak dapat dibuka.",
    hint="Tulis alamatnya di dalam kurung: [teks](alamat).",
)
LINK_FRAGMENT = error(
    "N153",
    "Tautan #{fragment} tidak menunjuk ke bagian mana pun di tulisan ini; {nearest}.",
    reason="Pembaca yang menekannya tidak berpindah ke mana-mana.",
    hint="Pakai id judul bagian yang ada, atau hapus tautannya.",
)
LINK_PLACEHOLDER = error(
    "N154",
    "Penanda {{{name}}} pada tautan “{target}” tidak dikenal.",
    reason="Alamat tautan tidak dapat ditentukan.",
    hint="Yang dikenal: {{filename}}, {{static}}, {{attach}}, {{index}}, {{author}}, {{category}}, {{tag}}.",
)
LINK_UNCLEAR = error(
    "N155",
    "Tautan “{target}” tidak jelas tujuannya.",
    reason="Tautan tanpa https:// dianggap berkas di folder tulisan ini, dan nama ini bukan nama berkas.",
    hint="Situs lain: https://{target} · surel: mailto:{target} · halaman situs ini: /alamat/ · tulisan: nama.md",
)
LINK_INVALID = error(
    "N156",
    "Alamat “{target}” bukan alamat web yang sah.",
    reason="Peramban tidak dapat membukanya.",
    hint="Salin ulang alamatnya dari bilah alamat peramban.",
)
LINK_NO_TEXT = error(
    "N157",
    "Tautan ke “{target}” tidak punya teks.",
    reason="Pembaca layar tidak dapat menyebutkan tujuan tautan, dan orang lain tidak melihatnya.",
    hint="Tulis teks tautannya: [Laporan Tahunan 2024](alamat).",
)
LINK_VAGUE = warning(
    "N158",
    "Teks tautan “{text}” tidak menyebut tujuannya.",
    reason="Pengguna pembaca layar menelusuri daftar tautan tanpa kalimat di sekitarnya.",
    hint="Sebut isi yang dituju, misalnya [Laporan Tahunan 2024](alamat).",
)
LINK_NESTED = warning(
    "N159",
    "Ada tautan di dalam tautan; tautan yang di dalam dibuang, teksnya tetap.",
    reason="Peramban hanya dapat membuka satu alamat untuk satu tautan.",
    hint="Pisahkan kedua tautan itu.",
)

# Pictures

PICTURE_NO_ALT = error(
    "N160",
    "Gambar “{target}” tidak punya teks alternatif.",
    reason="Pembaca layar tidak dapat menyampaikan isi gambar; gambar hiasan tidak perlu ada dalam berita.",
    hint="Tulis isi gambar di dalam kurung siku: ![Kepala dinas membuka acara](alamat).",
)
PICTURE_ALT_FILENAME = warning(
    "N161",
    "Teks alternatif gambar “{alt}” hanya nama berkas.",
    reason="Nama berkas tidak menerangkan isi gambar kepada orang yang tidak melihatnya.",
    hint="Terangkan isi gambar dalam satu kalimat.",
)
PICTURE_OUTSIDE = error(
    "N162",
    "Gambar “{target}” dimuat dari situs lain dan dibuang.",
    reason="Situs lain ikut mengetahui siapa yang membaca, dan gambarnya dapat berubah atau hilang.",
    hint="Simpan gambar di content/media/ bila berhak memakainya.",
)
PICTURE_NO_SOURCE = error(
    "N163",
    "Gambar tidak punya alamat berkas dan dibuang.",
    reason="Tidak ada yang dapat ditampilkan.",
    hint="Tulis alamat berkasnya: ![keterangan](media/2025/foto.jpg).",
)
