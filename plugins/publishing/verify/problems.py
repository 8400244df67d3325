"""What `inv verify` can find on a published site. Here a problem's file is an address of the site."""

from __future__ import annotations

from plugins.engine.problem import error, notice, warning

_RESTORE = (
    "Anggap server telah dimasuki: simpan buktinya, terbitkan ulang dari repositori ke tempat yang bersih, ganti semua "
    "sandi dan kunci, lalu laporkan kepada CSIRT instansi atau BSSN."
)

NO_ANSWER = error(
    "B500",
    "Tidak ada jawaban yang dapat dipakai: {detail}.",
    reason="Apa yang tidak terjawab tidak dapat diperiksa; pengunjung pun mungkin tidak dapat membukanya.",
    hint="Periksa alamat, server, dan jaringan, lalu lanjutkan dengan `inv verify … --resume`.",
)
NO_MANIFEST = error(
    "B501",
    "Manifest tidak dapat dipakai: {detail}.",
    reason="Tanpa manifest tidak ada yang dapat dibandingkan; menghapusnya adalah cara menyembunyikan perubahan.",
    hint="Terbitkan ulang dengan `inv publish`; untuk memeriksa sekarang, beri manifest simpanan dengan --manifest.",
)
NO_SIGNATURE = error(
    "B502",
    "Tanda tangan manifest tidak ada.",
    reason="Manifest tanpa tanda tangan dapat dibuat oleh siapa saja, termasuk oleh yang mengubah situs.",
    hint="Terbitkan ulang dengan kunci kantor (`inv publish`). Bila sudah demikian, anggap ini perusakan.",
)
BAD_SIGNATURE = error(
    "B503",
    "Tanda tangan manifest salah: {detail}.",
    reason="Manifest ini bukan yang ditandatangani kantor, jadi daftar berkasnya tidak dapat dipercaya.",
    hint=_RESTORE,
)
FOREIGN_KEY = error(
    "B504",
    "Manifest ditandatangani dengan kunci lain: {other}, bukan {trusted}.",
    reason="Hanya pemegang kunci kantor yang boleh menyatakan apa yang diterbitkan.",
    hint=_RESTORE,
)
EXPIRED = error(
    "B505",
    "Manifest sudah lewat masa berlakunya ({until}).",
    reason="Situs yang dibangun setiap malam selalu membawa manifest baru; yang lama menandakan penerbitan terhenti.",
    hint="Terbitkan ulang, dan periksa mengapa penerbitan malam tidak berjalan.",
)
NO_TRUSTED_KEY = notice(
    "B506",
    "Tanda tangan tidak diperiksa: tidak ada kunci yang dipercaya.",
    reason="Kunci harus datang dari tempat lain daripada situs yang diperiksa.",
    hint="Sebut kunci kantor dengan --key, atau isi SIGNING_KEY di pelicanconf.py.",
)
OTHER_SITE = error(
    "B507",
    "Manifest ini milik {site}.",
    reason="Manifest situs lain yang sah pun tidak membuktikan apa-apa tentang situs ini.",
    hint="Periksa alamat yang Anda sebut. Bila alamatnya benar, anggap ini perusakan.",
)
STALE = error(
    "B508",
    "Yang tampil adalah versi lama: {detail}.",
    reason="Versi lama dapat ditahan atau dipasang kembali untuk menyembunyikan ralat dan informasi baru.",
    hint="Terbitkan ulang, kosongkan tembolok (cache) di depan server, lalu periksa siapa yang memasang versi lama.",
)
UNKNOWN_COMMIT = error(
    "B509",
    "Komit {commit} dalam manifest tidak dikenal di repositori ini.",
    reason="Yang tampil harus berasal dari sesuatu yang pernah dikomit.",
    hint="Ambil komit terbaru (`git fetch`), lalu periksa lagi. Bila tetap tidak dikenal, anggap ini perusakan.",
)
OTHER_MANIFEST = error(
    "B510",
    "Manifest di situs berbeda dari manifest yang Anda beri: {detail}.",
    reason="Isi situs lain daripada yang diterbitkan terakhir menurut Anda.",
    hint="Pastikan manifest simpanan Anda memang dari penerbitan terakhir; bila ya, anggap ini perusakan.",
)
MISSING = error(
    "B520",
    "Berkas hilang: {detail}.",
    reason="Yang diterbitkan harus tetap ada di alamatnya.",
    hint="Terbitkan ulang. Bila berkas itu dihapus bukan oleh kantor, cari tahu oleh siapa.",
)
CHANGED = error(
    "B521",
    "Isi berkas berbeda dari yang diterbitkan: {detail}.",
    reason="Setiap bita harus sama dengan yang ditandatangani.",
    hint=_RESTORE,
)
AWAY = error(
    "B522",
    "Alamat ini melempar pengunjung ke situs lain: {target}.",
    reason="Pengunjung, mesin pencari, atau keduanya dibawa ke tempat yang bukan milik kantor.",
    hint=_RESTORE,
)
EXTRA = error(
    "B530",
    "Ada yang bukan terbitan kantor: {detail}.",
    reason="Halaman judi dan pintu belakang biasanya diselipkan sebagai berkas tambahan di antara berkas yang sah.",
    hint=_RESTORE,
)
LISTED_EXTRA = error(
    "B531",
    "Disebut di {where}, tetapi bukan terbitan kantor.",
    reason="Mesin pencari dan pengikut umpan dibawa ke halaman yang tidak diterbitkan.",
    hint=_RESTORE,
)
INJECTED = error(
    "B532",
    "Sisipan dalam halaman: {detail}.",
    reason="Tautan, skrip, atau bingkai ini tidak ada dalam halaman yang diterbitkan.",
    hint=_RESTORE,
)
HIDDEN_LINK = error(
    "B533",
    "Tautan tersembunyi ke {target} ({how}).",
    reason="Tautan yang tidak tampak bagi pembaca dipasang untuk menaikkan peringkat situs lain di mesin pencari.",
    hint=_RESTORE,
)
CLOAKED = error(
    "B534",
    "Jawaban lain untuk {persona}: {detail}.",
    reason="Situs yang diretas sering tampak wajar bagi kantor, dan menampilkan judi kepada mesin pencari atau ponsel.",
    hint=_RESTORE,
)
SOFT_404 = error(
    "B535",
    "Alamat karangan dijawab {status}, bukan 404.",
    reason="Server yang mengiyakan alamat apa pun dapat menampilkan halaman apa pun, dan mesin pencari mencatatnya.",
    hint="Pasang halaman 404 dari berkas host (lihat docs/menerbitkan.md); bila sudah, periksa siapa yang mengubahnya.",
)
WILDCARD = error(
    "B536",
    "Nama host karangan {host} dijawab {status}.",
    reason="Subdomain yang tidak pernah dibuat dapat dipakai untuk halaman judi atas nama kantor.",
    hint="Hapus catatan DNS “*” dan situs bawaan server, atau minta pengelola domain melakukannya.",
)
LISTING = warning(
    "B537",
    "Server menampilkan daftar berkas folder.",
    reason="Daftar itu memperlihatkan apa saja yang ada di server.",
    hint="Matikan daftar folder; berkas host dari Suluh melakukannya.",
)
OTHER_404 = notice(
    "B538",
    "Halaman 404 server bukan halaman 404 situs ini.",
    reason="Pengunjung yang tersesat tidak mendapat jalan kembali.",
    hint="Pasang berkas host dari Suluh (docs/menerbitkan.md).",
)
HEADER_MISSING = warning(
    "B540",
    "Header {name} tidak dikirim ({count} jawaban).",
    reason="Header ini menahan sisipan, pelacakan, atau penyadapan, di luar yang dapat dilakukan halaman sendiri.",
    hint="Pasang berkas host dari Suluh (docs/menerbitkan.md). Sebagian host tidak mengizinkannya.",
)
HEADER_WRONG = error(
    "B541",
    "Header {name} berbeda dari janji: “{value}” ({count} jawaban).",
    reason="Nilai yang lebih longgar membuka jalan bagi sisipan.",
    hint="Pasang ulang berkas host dari Suluh dan periksa pengaturan server.",
)
HEADER_STRANGE = error(
    "B542",
    "Header {name} tidak seharusnya ada: “{value}” ({count} jawaban).",
    reason="Situs dari berkas jadi tidak memerlukannya; penyusup memakainya untuk melempar atau menandai pengunjung.",
    hint="Cari tahu bagian server mana yang mengirimnya, lalu matikan.",
)
TYPE_WRONG = error(
    "B543",
    "Jenis berkas dikirim sebagai “{value}”, seharusnya {promised}.",
    reason="Jenis yang salah membuat berkas tampil sebagai halaman, atau halaman tidak tampil.",
    hint="Pasang berkas host dari Suluh, atau perbaiki daftar jenis berkas di server.",
)
CERTIFICATE = error(
    "B550",
    "Sertifikat tidak sah: {detail}.",
    reason="Pengunjung diperingatkan peramban dan dapat disadap.",
    hint="Perbarui sertifikat, dan pastikan pembaruan otomatis berjalan.",
)
CERTIFICATE_SOON = warning(
    "B551",
    "Sertifikat berakhir {until} ({days} hari lagi).",
    reason="Setelah itu peramban menolak membuka situs.",
    hint="Perbarui sertifikat sekarang, dan periksa mengapa pembaruan otomatis belum terjadi.",
)
NOT_SECURE = warning(
    "B552",
    "Situs dijawab lewat http tanpa dialihkan ke https.",
    reason="Isi http dapat dibaca dan diubah di perjalanan.",
    hint="Alihkan semua permintaan http ke https di server.",
)
CONTACT_MISSING = warning(
    "B553",
    "security.txt tidak ada.",
    reason="Yang menemukan kelemahan tidak tahu ke mana harus melapor (RFC 9116).",
    hint="Isi surel kantor di pelicanconf.py dan terbitkan ulang dengan `inv publish`.",
)
CONTACT_EXPIRED = error(
    "B554",
    "security.txt lewat masa berlakunya atau rusak: {detail}.",
    reason="Pelapor kelemahan akan menganggap alamat di dalamnya tidak berlaku lagi (RFC 9116).",
    hint="Terbitkan ulang dengan `inv publish`.",
)
