"""What `inv publish` refuses or warns of before anything on line changes. Codes B010 to B029 and B045 to B048."""

from __future__ import annotations

from plugins.engine.problem import error, warning

NOT_COMMITTED = error(
    "B010",
    "Ada berkas yang belum dikomit{files}.",
    reason="Yang terbit harus sama dengan yang tersimpan di git, agar siapa pun dapat memeriksanya.",
    hint="Simpan perubahan itu dengan `git add` dan `git commit`, atau batalkan, lalu terbitkan lagi. Folder ini harus "
    "sebuah repositori git yang sudah mempunyai komit.",
)
IGNORED_CONTENT = error(
    "B011",
    "Ada berkas isi yang diabaikan git: {files}.",
    reason="Berkas itu akan ikut terbit padahal tidak tersimpan di git, sehingga situs tidak dapat dibangun ulang.",
    hint="Hapus berkas itu dari folder isi atau tema, atau keluarkan dari .gitignore lalu komit.",
)
CHANGED_MEANWHILE = error(
    "B012",
    "Berkas berubah sementara situs dibangun.",
    reason="Yang terbangun mungkin campuran dari sebelum dan sesudah perubahan.",
    hint="Komit perubahan itu, lalu jalankan `inv publish` lagi.",
)
BUILD_FAILED = error(
    "B013",
    "Situs gagal dibangun.",
    reason="Situs yang tidak lengkap tidak boleh terbit. Situs yang sekarang tampil tidak diubah.",
    hint="Perbaiki galat di atas, lalu jalankan lagi.",
)
AUDIT_FAILED = error(
    "B014",
    "Pemeriksaan naskah menemukan {count} galat.",
    reason="Galat pemeriksaan berarti naskah tidak boleh terbit. Situs yang sekarang tampil tidak diubah.",
    hint="Perbaiki galat di atas (`inv check` menunjukkannya juga), komit, lalu jalankan lagi.",
)
BUSY = error(
    "B015",
    "Penerbitan lain sedang berjalan.",
    reason="Dua penerbitan bersamaan dapat saling menimpa.",
    hint="Tunggu sampai yang lain selesai, lalu jalankan lagi.",
)
UNKNOWN_OPTION = error(
    "B016",
    "{option} “{value}” tidak dikenal.",
    reason="Penerbitan tidak menebak maksud Anda.",
    hint="{how}",
)
KEY_REFUSED = error(
    "B017",
    "Situs tidak dapat ditandatangani: {detail}.",
    reason="Situs berjanji kepada pembaca bahwa manifestnya ditandatangani.",
    hint="Baca bagian tentang kunci dalam docs/menerbitkan.md dan docs/trust.md.",
)
NO_MANIFEST = error(
    "B018",
    "Manifest tidak dapat dibuat: {detail}.",
    reason="Tanpa manifest tidak seorang pun dapat memeriksa keaslian situs.",
    hint="Ganti nama atau hapus berkas itu, lalu jalankan lagi.",
)
DOCUMENTS_DIE = warning(
    "B019",
    "{count} berkas yang pernah terbit akan hilang: {names}.",
    reason="Tautan dan kutipan di tempat lain menunjuk ke berkas itu.",
    hint="Bila tidak disengaja, kembalikan berkasnya ke content/.",
)
VANISHING = error(
    "B020",
    "{gone} dari {total} halaman yang terbit akan hilang ({share} persen); batasnya {limit} persen.",
    reason="Kehilangan sebesar itu biasanya tanda folder isi yang terhapus atau cabang yang salah.",
    hint="Periksa isi content/ dan `git log`. Bila memang disengaja: `inv publish --accept B020`. Batasnya diatur "
    "dengan PUBLISH_VANISH.",
)
ADDRESSES_DIE = error(
    "B021",
    "{count} alamat yang sudah terbit akan mati tanpa pengalihan: {names}.",
    reason="Alamat yang pernah terbit dipakai di tempat lain: berita, surat, mesin pencari. Alamat itu harus tetap "
    "menjawab.",
    hint="Tulis alamat lama itu pada `alamat_lama` di naskah penggantinya, atau kembalikan naskahnya dan beri "
    "`dicabut`. Bila memang harus mati: `inv publish --accept B021`.",
)
SITE_TOO_LARGE = error(
    "B022",
    "Situs berukuran {size}; {host} paling banyak menerima {limit}.",
    reason="Di atas batas itu penyedia menolak atau mematikan situs.",
    hint="Kecilkan atau hapus dokumen besar (yang terbesar: {largest}), atau pindah ke server lain (PUBLISH_HOST).",
)
TOO_MANY_FILES = error(
    "B023",
    "Situs terdiri atas {count} berkas; {host} paling banyak menerima {limit}.",
    reason="Di atas batas itu penyedia menolak situs.",
    hint="Pindah ke penyedia atau server lain (PUBLISH_HOST dalam publishconf.py).",
)
FILE_TOO_LARGE = error(
    "B024",
    "Berkas {name} berukuran {size}; {host} paling banyak menerima {limit} per berkas.",
    reason="Penyedia menolak berkas sebesar itu, dan bersama itu seluruh penerbitan.",
    hint="Kecilkan berkasnya, bagi menjadi beberapa, atau pindah ke server lain (PUBLISH_HOST).",
)
ALERT_OUTDATED = error(
    "B025",
    "Peringatan “{title}” akan tampil “{shown}”, padahal pada {day} sudah “{actual}”.",
    reason="Peringatan serta-merta yang salah keadaannya menyesatkan warga (PerKI 1/2021 Ps 19-20).",
    hint="Situs dibangun untuk tanggal {built}. Jalankan tanpa --today dan tanpa SOURCE_DATE_EPOCH, dan periksa jam "
    "komputer.",
)
DEAD_REDIRECT = error(
    "B026",
    "Pengalihan dari {address} menuju {target}, yang tidak ada.",
    reason="Pembaca alamat lama akan sampai di halaman “tidak ditemukan”.",
    hint="Perbaiki tujuannya di naskah yang menyebut alamat lama itu.",
)
TOO_MANY_REDIRECTS = warning(
    "B027",
    "{count} pengalihan; {host} hanya membaca {limit} di antaranya.",
    reason="Sisanya tetap berjalan lewat halaman pengalih, sedikit lebih lambat.",
    hint="Tidak ada yang harus diubah.",
)
TIME_BACK = error(
    "B028",
    "Tanggal bangun {today} lebih awal daripada yang sudah terbit ({last}).",
    reason="Jam komputer yang salah membuat tenggat, peringatan, dan masa berlaku salah.",
    hint="Periksa jam komputer. Bila memang menerbitkan keadaan lama: `inv publish --accept B028`, atau `--rollback`.",
)
DISK = error(
    "B029",
    "Berkas tidak dapat ditulis: {detail}.",
    reason="Penerbitan berhenti sebelum mengubah situs yang tampil.",
    hint="Periksa ruang dan izin folder itu, lalu jalankan lagi; sisanya dibersihkan sendiri.",
)
SAMPLE = warning(
    "B045",
    "Yang diterbitkan situs contoh: SITE_IS_SAMPLE masih True.",
    reason="Setiap halaman menyebut kantornya rekaan.",
    hint="Isi identitas kantor di pelicanconf.py, lalu tulis SITE_IS_SAMPLE = False.",
)
CNAME_DIFFERS = warning(
    "B046",
    "Berkas CNAME menyebut {cname}, sedangkan SITEURL {host}.",
    reason="Alamat kanonik dan umpan menunjuk ke tempat lain daripada situs yang tampil.",
    hint="Samakan SITEURL di pelicanconf.py dengan domain situs, atau isi PUBLISH_DOMAIN.",
)
UNSIGNED = warning(
    "B047",
    "Manifest tidak ditandatangani: SIGNING_KEY kosong.",
    reason="Tanpa tanda tangan, orang yang menguasai server dapat mengganti situs beserta manifestnya.",
    hint="Buat kunci kantor sekali saja dengan `inv keys`; caranya di docs/menerbitkan.md.",
)
