"""What a site prints around an article: menus, counters, share buttons, forms, lists of other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.desk.importing.model import Finding, Manuscript, Role, Span, whole
from plugins.desk.importing.recognise.common import Known, Line, lines

FURNITURE, COMMENT_FORM, ATTACHED = "KERANGKA SITUS", "FORMULIR KOMENTAR", "SISA LAMPIRAN"

_NUMBER = r"[\d.,]+\s?(?:k|rb|ribu|jt)?"
_NETWORK = (
    r"(?:facebook|twitter|x|whats\s?app|wa|telegram|line|instagram|linkedin|pinterest|tiktok|youtube|threads|e-?mail|surel|"
    r"messenger|copy(?: link| url)?|salin(?: tautan| link)?|print|cetak|pdf|tweet|share|bagikan|sebarkan|kirim|pin it|"
    r"reddit|tumblr|rss|google news|ikuti(?: kami)?|follow(?: us)?|like|suka|simpan|more|lainnya|via)"
)
_LINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"(?:(?:bagikan|share|sebarkan|share this|bagikan ini|bagikan ke|share to|share on)\s*:?\s*)?{_NETWORK}"
            rf"(?:[\s,|/·•:()]+{_NETWORK})*\s*:?"
        ),
        rf"(?:share|bagikan)\s*:?\s*{_NUMBER}",
        (
            rf"(?:(?:sudah\s)?(?:dilihat|dibaca|di ?baca|views?|hits?|pengunjung|pembaca|tayangan|"
            rf"total views|dibagikan|shares?|"
            rf"likes?|suka|unduhan)\s*:?\s*(?:sebanyak\s)?){_NUMBER}\s*(?:kali|x|orang|views?|pembaca)?\.?"
        ),
        (
            rf"{_NUMBER}\s*(?:x\s*)?(?:kali\s*)?(?:views?|dilihat|dibaca|kali dibaca|kali dilihat|"
            rf"pembaca|hits?|shares?|likes?|tayangan|"
            rf"komentar|comments?|tanggapan|menit (?:baca|membaca)|min read|minutes? read|suka)"
        ),
        r"(?:waktu baca|lama membaca|estimasi baca|reading time)\s*:?\s*\d+\s*(?:menit|min(?:utes?)?|detik)",
        (
            r"(?:oleh|by|posted by|ditulis oleh|author|penulis)?\s*:?\s*\(?(?:super)?\s?admin(?:istrator)?(?:\s"
            r"(?:berita|web|website|"
            r"situs|humas|kominfo|diskominfo|redaksi|portal|ppid|\w{2,12}))?\)?\s*[|,]?"
        ),
        r"(?:home|beranda|halaman (?:utama|depan|muka)|depan)(?:\s*[>»›/|\\→-]+\s*[^>»›/|\\→]{1,80})*\s*[>»›/|\\→]*",
        r"[^>»›→]{2,40}(?:\s[>»›→]\s[^>»›→]{1,90}){2,}",
        (
            r"(?:menu|cari|pencarian|search|login|masuk|daftar|register|sign in|logout|close|"
            r"tutup|back to top|kembali ke atas|"
            r"scroll to top|loading|memuat|next|prev|previous|sebelumnya|selanjutnya|berikutnya|"
            r"skip to content|langsung ke isi|"
            r"lewati ke konten|navigasi|toggle navigation|play|dengarkan|dengarkan berita|font "
            r"size|a\s?[-+](?:\s?a){0,2}(?:\s?[-+])?|"
            r"ukuran (?:font|huruf).*|zoom|tampilkan semua|lihat semua|selengkapnya|read more|"
            r"baca selengkapnya|load more)\s*:?"
        ),
        (
            r"(?:advertisement|advertisements|iklan|sponsored|promo|scroll untuk (?:membaca|melanjutkan).*|"
            r"scroll to continue.*|gulir (?:ke bawah )?untuk.*|lanjutkan membaca.*)"
        ),
        r"(?:(?:situs|website|laman|web) (?:ini|kami)|kami) (?:menggunakan|memakai|memanfaatkan) cookies?.*",
        r"(?:this (?:web)?site uses|we use) cookies.*",
        (
            r"(?:terima|setuju|tolak|saya (?:setuju|mengerti)|accept(?: all)?|reject(?: all)?|"
            r"ok|oke|got it|kelola)(?: semua)?"
            r"(?: cookies?)?(?:\s+(?:terima|setuju|tolak|pengaturan|accept|reject|kelola)(?: semua| cookies?)?)*"
        ),
        r"(?:©|\(c\)|copyright|hak cipta|all rights? reserved).{0,200}",
        r"(?:powered by|didukung oleh|dikembangkan oleh|developed by|theme by)\s.{1,80}",
        (
            r"(?:ikuti|follow|dapatkan|baca|update)\s.{0,60}(?:google news|whatsapp channel|"
            r"saluran whatsapp|kanal whatsapp|"
            r"channel telegram|aplikasi|newsletter).{0,120}"
        ),
        (
            r"(?:cek|simak|baca)\s(?:berita|artikel).{0,60}(?:lainnya|menarik|lain)\s.{0,60}(?:google "
            r"news|di sini|whatsapp).{0,60}"
        ),
        r"(?:langganan|berlangganan|subscribe)(?:\s.{0,80})?",
        r"(?:dalam|in|pada|kategori|category|categories|rubrik|kanal)\s*:\s*.{1,80}",
        (
            r"(?:berita|artikel|kategori|uncategorized|pengumuman|kabar|news|headline|terkini|"
            r"breaking news)(?:\s*[,|/]\s*\w{3,20})?"
        ),
        r"\d+\s(?:detik|menit|jam|hari|minggu|bulan|tahun|seconds?|minutes?|hours?|days?)\s(?:yang\s)?(?:lalu|ago)",
        r"(?:tanya|laporkan|kirim koreksi|koreksi|report).{0,30}",
        r"(?:terakhir (?:diperbarui|diubah|diupdate)|last (?:updated?|modified))\s*:?.{0,60}",
        r"[|»›>←→•·\-–—_*=~.#]+",
        r"<?(?:media|gambar|foto|video|berkas|dokumen|audio|stiker)\s(?:tidak disertakan|omitted|dihilangkan)>?",
        (
            r"(?:pesan (?:ini )?(?:telah )?(?:diteruskan|dihapus)|diteruskan(?: berkali-kali)?|"
            r"forwarded(?: many times)?|"
            r"forwarded message|mohon (?:izin )?(?:disebarluaskan|share|dishare)|izin share.*|"
            r"yth\.? (?:rekan|bapak|ibu).{0,80}media.{0,40})[.:!]?"
        ),
        r"[-=_\s]*(?:forwarded message|pesan terusan|pesan yang diteruskan)[-=_\s]*",
    )
)
_FORM_START = re.compile(
    r"(?:tinggalkan (?:balasan|komentar|pesan)|leave a (?:reply|comment)|beri(?:kan)? "
    r"komentar|tulis komentar|kirim komentar|"
    r"batalkan balasan|cancel reply|komentar(?: anda)?\s*\(?\d*\)?$|alamat email anda tidak akan dipublikasikan|"
    r"your email address will not be published|ruas yang wajib ditandai|post comment|"
    r"silakan (?:login|masuk) untuk (?:ber)?komentar)",
    re.IGNORECASE,
)
_FORM_PART = re.compile(
    r"(?:komentar|nama|name|e-?mail|surel|situs web|website|web|balas|reply|kirim|submit|\W+|"
    r"(?:your|alamat) e-?mail.*|required fields.*|ruas yang wajib.*|simpan nama.*|save my name.*|notify me.*|"
    r"beri tahu saya.*|.{0,30}(?:tidak akan dipublikasikan|wajib ditandai).*|.{0,20}captcha.*|"
    r"\d+\s*[+x-]\s*\d+\s*=.*)\*?\s*:?\s*\*?",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:berita|artikel|pos|post|tulisan|related|kabar|info)\s?(?:lainnya|lain|terkait|terkini|terbaru|terpopuler|populer|"
    r"pilihan|posts?|articles?|news|sebelumnya|selanjutnya|menarik lainnya|rekomendasi)\s*:?|"
    r"terkait\s*:?|terpopuler\s*:?|trending\s*:?|"
    r"rekomendasi(?: untuk anda)?\s*:?|you (?:may|might) also like.*|related\s*:?|anda "
    r"mungkin (?:juga )?(?:suka|tertarik).*|"
    r"pos(?:t)? (?:navigation|terkait)|navigasi (?:pos|tulisan)",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"(?:(?:lampiran|attachments?|unduh|download|file|berkas)\s*:?\s*)?"
    r"(?:WhatsApp (?:Image|Video|Audio) \d{4}-\d{2}-\d{2} (?:at|pukul) [\d.:]+(?:\s?[AP]M)?(?:\s?\(\d+\)"
    r")?(?:\.\w{3,4})?|"
    r"(?:IMG|DSC|DSCN|VID|PXL|Screenshot|Foto|Image|photo|PHOTO|STK|DOC|AUD)[-_ ]?\d[\w.-]*\.\w{3,"
    r"4}|[\w()-]{1,80}\.(?:jpe?g|png|docx?|pdf|heic|mp4|webp))"
    r"(?:\s*[(|,-]?\s*[\d.,]+\s?(?:[KMG]i?B|bytes?)\)?)?(?:\s*\(?(?:file terlampir|file attached|terlampir)\)?)?"
    r"(?:\s*(?:unduh|download|lihat))?|[\d.,]+\s?[KMG]B|(?:lampiran|attachments?)\s*:?|(?:file terlampir|terlampir)",
    re.IGNORECASE,
)
_CREDITS = re.compile(r"(?:penulis|editor|reporter|pewarta|redaktur|tags?|sumber|foto)\s*:", re.IGNORECASE)
_SHORT = 140
_TAIL_LINES = 40


def site_chrome(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """Page furniture: what the source marks as such, comment forms, lists of other articles, and lines of chrome."""
    del known
    findings = [
        Finding(FURNITURE, spans=(whole(number, block),))
        for number, block in enumerate(manuscript.blocks)
        if block.role is Role.ASIDE and (block.text.strip() or block.rows)
    ]
    rows = list(lines(manuscript))
    tail = _tail_from(rows)
    findings += _comment_form(rows)
    findings += [Finding(FURNITURE, spans=(row.span,)) for row in rows[tail:]]
    findings += [
        Finding(ATTACHED if _ATTACHED.fullmatch(row.text) else FURNITURE, spans=(row.span,))
        for row in rows[:tail]
        if row.role is not Role.TITLE and _is_chrome(row)
    ]
    return tuple(findings)


def _is_chrome(row: Line) -> bool:
    text = row.text.strip("*_ ")
    if len(text) > _SHORT * 2:
        return False
    return any(form.fullmatch(text) for form in _LINES) or _ATTACHED.fullmatch(text) is not None


def _comment_form(rows: list[Line]) -> Iterator[Finding]:
    """The remains of a comment form: from its heading as long as lines look like parts of one."""
    inside = False
    for row in rows:
        start = _FORM_START.search(row.text)
        if start is not None and start.start() == 0 and len(row.text) < _SHORT * 2:
            inside = True
            yield Finding(COMMENT_FORM, spans=(row.span,))
        elif start is not None and len(row.text) - start.start() < _SHORT * 2 and start.start() > _SHORT:
            inside = True
            yield Finding(COMMENT_FORM, spans=(row.part(start.start(), len(row.text)),))
        elif inside and _FORM_PART.fullmatch(row.text):
            yield Finding(COMMENT_FORM, spans=(row.span,))
        else:
            inside = False


def _tail_from(rows: list[Line]) -> int:
    """The line from which only titles of other articles follow, or the number of lines."""
    for number in range(len(rows) - 1, max(-1, len(rows) - _TAIL_LINES), -1):
        if not _OTHERS.fullmatch(rows[number].text.strip("*_ ")):
            continue
        rest = rows[number + 1 :]
        if (
            number > len(rows) * 0.4
            and rest
            and all(len(row.text) < _SHORT and not _is_sentence(row.text) for row in rest)
        ):
            return number
        if not rest:
            return number
    return len(rows)


def _is_sentence(text: str) -> bool:
    """A title has no full stop; a line that credits somebody belongs to the article too."""
    return (text.rstrip("*_ )").endswith((".", "”", '."')) and len(text.split()) > 3) or bool(_CREDITS.match(text))  # noqa: PLR2004


def leftover_near(manuscript: Manuscript, known: Known) -> tuple[Finding, ...]:
    """What stood beside the article on its page and nothing recognised: furniture after all."""
    del known
    return tuple(
        Finding(FURNITURE, spans=(Span(number, 0, max(1, len(block.text))),))
        for number, block in enumerate(manuscript.blocks)
        if block.role is Role.NEAR and (block.text.strip() or block.rows)
    )
