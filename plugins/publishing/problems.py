"""What stops a publication or makes the host files wrong. Codes B001 to B049."""

from __future__ import annotations

from plugins.engine.problem import error, warning

SECURITY_PAST = error(
    "B001",
    "security.txt tidak berlaku lagi: SECURITY_EXPIRES {day}, tanggal bangun {today}.",
    reason="Peneliti keamanan mengabaikan security.txt yang lewat tanggalnya (RFC 9116, 2.5.5), sehingga laporan "
    "tentang celah situs tidak sampai.",
    hint="Pastikan alamat kontaknya masih dibaca, lalu tulis tanggal baru di SECURITY_EXPIRES, paling jauh setahun.",
)
SECURITY_FAR = error(
    "B002",
    "SECURITY_EXPIRES {day} tidak dapat dipakai: {detail}.",
    reason="RFC 9116 menyarankan masa berlaku kurang dari setahun, agar kontak yang mati tidak dipercaya terus.",
    hint="Tulis tanggal TTTT-BB-HH yang kurang dari setahun sesudah hari ini, atau kosongkan agar diperbarui sendiri.",
)
SECURITY_NEAR = warning(
    "B003",
    "security.txt berakhir {days} hari lagi ({day}).",
    reason="Sesudah itu situs tidak dapat dibangun sampai tanggalnya diperbarui.",
    hint="Pastikan alamat kontaknya masih dibaca, lalu perbarui SECURITY_EXPIRES di pelicanconf.py.",
)
SECURITY_NO_CONTACT = warning(
    "B004",
    "security.txt tidak dibuat karena tidak ada alamat kontak.",
    reason="Orang yang menemukan celah pada situs tidak tahu harus melapor ke mana (RFC 9116).",
    hint="Isi OFFICE_EMAIL, atau SECURITY_CONTACT (misalnya mailto:keamanan@diskominfo.contoh.go.id).",
)
SIGNING_KEY_WRONG = error(
    "B005",
    "SIGNING_KEY “{key}” tidak dapat dipakai: {detail}.",
    reason="Dengan kunci itu pembaca memeriksa keaslian situs.",
    hint="Salin kunci publik yang ditulis `inv keys`, seluruhnya, ke SIGNING_KEY di pelicanconf.py.",
)
