"""What can go wrong at the place that the site is published to. Codes B030 to B044."""

from __future__ import annotations

from plugins.engine.problem import error

NO_REMOTE = error(
    "B030",
    "Keadaan cabang {branch} di {remote} tidak dapat diambil: {detail}.",
    reason="Tanpa mengetahui yang sedang tampil, penerbitan dapat menimpa pekerjaan orang lain. Tidak ada yang diubah.",
    hint="Periksa jaringan, nama remote (`git remote -v`), dan hak akses, lalu jalankan lagi.",
)
PUSH_REJECTED = error(
    "B031",
    "Dorongan ke cabang {branch} di {remote} ditolak: {detail}.",
    reason="Cabang itu berubah sesudah keadaannya diambil, atau terlindung. Situs yang tampil tidak diubah.",
    hint="Jalankan `inv publish` lagi: keadaan terbaru diambil dahulu. Bila cabangnya terlindung, minta pengelola "
    "repositori mengizinkannya.",
)
PUSH_BROKEN = error(
    "B032",
    "Dorongan ke {remote} terputus: {detail}.",
    reason="Cabang berganti seluruhnya atau tidak sama sekali; pembaca tidak melihat situs yang setengah jadi.",
    hint="Periksa jaringan, lalu jalankan `inv publish` lagi.",
)
PUSHED_DIFFERS = error(
    "B033",
    "Isi cabang {branch} di {remote} tidak sama dengan manifest: {detail}.",
    reason="Ada yang mengubah isi cabang itu sewaktu atau sesudah dorongan.",
    hint="Periksa siapa yang dapat menulis ke cabang itu, lalu terbitkan lagi. Bila bukan orang kantor, ikuti "
    "docs/trust.md.",
)
WRONG_BRANCH = error(
    "B034",
    "Cabang {branch} memuat sumber situs, bukan hasil bangunnya.",
    reason="Penerbitan mengganti seluruh isi cabang; sumber situs akan tampak terhapus.",
    hint="Isi PUBLISH_BRANCH di publishconf.py dengan cabang tersendiri, misalnya gh-pages.",
)
COMMIT_DIFFERS = error(
    "B035",
    "Komit untuk cabang {branch} tidak sama dengan manifest: {detail}.",
    reason="Yang akan terbit tidak sama dengan yang dibangun. Tidak ada yang didorong.",
    hint="Jalankan lagi. Bila terulang, laporkan kepada pengelola.",
)
NO_FOLDER = error(
    "B040",
    "PUBLISH_FOLDER belum diisi.",
    reason="Tujuan folder dan rsync memerlukan sebuah folder.",
    hint="Isi PUBLISH_FOLDER di publishconf.py, atau pakai `inv publish --folder /srv/situs`.",
)
FOREIGN_FOLDER = error(
    "B041",
    "Folder {folder} tidak dapat dipakai: {detail}.",
    reason="Penerbitan hanya mengganti dan menghapus berkas buatannya sendiri.",
    hint="Pilih folder kosong, atau kosongkan folder itu bila isinya memang tidak dipakai.",
)
NO_EARLIER = error(
    "B042",
    "Tidak ada versi sebelumnya untuk dikembalikan.",
    reason="{detail}",
    hint="Kembalikan isinya lewat git (`git revert`), lalu jalankan `inv publish`.",
)
VERSION_DAMAGED = error(
    "B043",
    "Versi {version} rusak: {detail}.",
    reason="Isinya tidak lagi sama dengan manifestnya, jadi tidak ditampilkan.",
    hint="Hapus folder versi itu, lalu jalankan `inv publish --rollback` lagi.",
)
NO_ROLLBACK = error(
    "B044",
    "Tujuan {target} tidak mempunyai versi tersimpan.",
    reason="Hanya tujuan `folder` menyimpan versi sebelumnya.",
    hint="Kembalikan isinya lewat git (`git revert`), lalu jalankan `inv publish`.",
)
