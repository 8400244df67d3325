"""File names that a camera, a messenger or a program gave, and that tell nobody what is in the file.

A name that a person chose, however short (``surat.pdf``), is left alone: it says at least the kind, and its address may
be known already.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

_COPY = re.compile(r"(?:\s*\(\d+\)|[\s_-]+(?:copy|salinan)(?:[\s_-]*\d+)?)+$")
_COPY_OF = re.compile(r"^(?:copy of|salinan dari|salinan)[\s_-]+")

_AFTER_NUMBER = r"(?:[-_~. ]*(?:\d+|hdr|mp|portrait|burst\d*|edited|edit|cover|pano|night))*"
_PATTERNS = (
    # Messengers.
    r"whatsapp (?:image|video|audio|document|ptt|voice)[ _-]*\d.*",
    rf"(?:img|vid|aud|doc|ptt|stk)[-_]\d{{8}}[-_](?:wa)?\d+{_AFTER_NUMBER}",
    r"(?:fb_img|received|photo|video|signal|telegram|messenger)[-_ ]+\d[\d\s_.,-]*(?:at [\d\s_.]+)?",
    # Cameras and screens.
    rf"(?:img|dsc|dscn|dscf|dcim|pict|mov|mvi|gopr|sam|cimg|pano|vid|pxl|mvimg|p)[-_]?\d{{3,}}{_AFTER_NUMBER}",
    r"(?:screenshots?|screen shot|screencapture|(?:tangkapan|cuplikan|rekaman) layar|snapshot)(?:[\s_-]*\d.*)?",
    # Scanners.
    r"(?:adobe ?scan|camscanner|office lens|microsoft lens|tapscanner|genius scan|turboscan)(?:[\s_-]*\d.*)?",
    r"(?:scan|scanned|pindai|pindaian|scanner)[\d\s_.-]*",
    # Programs' own names for what nobody named.
    r"(?:images?|document|file|unnamed|noname|temp|tmp|output|download|unduhan|unduh|export|ekspor)[\s_-]*\d*",
    r"(?:img|foto|photo|picture|gambar|berkas|dokumen|doc|page|halaman|lampiran|attachment|print|cetak)[\s_-]*\d+",
    r"(?:untitled|tanpa judul|tidak berjudul|tanpa nama)(?:[\s_-]+(?:document|design|dokumen|desain))?[\s_-]*\d*",
    r"new (?:microsoft|text|rich|opendocument) .*",
    r"(?:dokumen )?(?:microsoft (?:word|excel|powerpoint)|teks)(?: document| worksheet| dokumen)? baru[\s_-]*\d*",
    r"microsoft (?:office )?(?:word|excel|powerpoint)(?: document| worksheet| presentation)?[\s_-]*\d*",
    r"(?:book|buku|workbook|sheet|lembar|presentation|presentasi|slide)[\s_-]*\d+",
    # Times, numbers, and what computers call things.
    r"[\d\s_.,:-]{6,}",
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    r"(?=[a-f]*\d)[0-9a-f]{16,}",
)
_MACHINE = re.compile("|".join(_PATTERNS))


def is_bare(file: str) -> bool:
    """Whether a file's name was made by a machine or a program and says nothing of its content.

    >>> [is_bare(f"media/{name}") for name in ("IMG_20240902_141122.jpg", "Document1.pdf", "download (3).pdf")]
    [True, True, True]
    >>> [is_bare(f"media/{name}") for name in ("surat.pdf", "rkpd-2025.pdf", "scan-ktp-pemohon.pdf")]
    [False, False, False]
    """
    stem = unicodedata.normalize("NFKC", PurePosixPath(file).stem).casefold().strip()
    stem = _COPY_OF.sub("", _COPY.sub("", stem)).strip(" _-.")
    stem = " ".join(stem.split())
    return not stem or bool(_MACHINE.fullmatch(stem) or _MACHINE.fullmatch(re.sub(r"[\s_-]+", " ", stem)))


def says_nothing(title: str) -> bool:
    """Whether a document's own title is none: empty, a program's default, or a file's name."""
    name = re.sub(r"^microsoft (?:word|excel|powerpoint)\s*-\s*", "", title.casefold().strip())
    has_suffix = re.search(r"\.(?:docx?|xlsx?|pptx?|indd|pdf|odt|ods|rtf|jpe?g|png|tiff?)$", name)
    return not name or bool(has_suffix) or is_bare(f"{name}.pdf")
