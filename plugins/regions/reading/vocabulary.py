"""Words of the administration that the rules know: the provinces and what they are also called."""

from __future__ import annotations

import re

from plugins.engine.patterns import compiled_later

PROVINCES: dict[str, tuple[str, ...]] = {
    "Aceh": ("Nanggroe Aceh Darussalam",),
    "Sumatera Utara": ("Sumatra Utara", "Sumut"),
    "Sumatera Barat": ("Sumatra Barat", "Sumbar"),
    "Riau": (),
    "Jambi": (),
    "Sumatera Selatan": ("Sumatra Selatan", "Sumsel"),
    "Bengkulu": (),
    "Lampung": (),
    "Kepulauan Bangka Belitung": ("Bangka Belitung", "Babel"),
    "Kepulauan Riau": ("Kepri",),
    "Daerah Khusus Ibukota Jakarta": ("DKI Jakarta", "Daerah Khusus Jakarta", "DK Jakarta"),
    "Jawa Barat": ("Jabar",),
    "Jawa Tengah": ("Jateng",),
    "Daerah Istimewa Yogyakarta": ("DI Yogyakarta", "D.I. Yogyakarta", "DIY"),
    "Jawa Timur": ("Jatim",),
    "Banten": (),
    "Bali": (),
    "Nusa Tenggara Barat": ("NTB",),
    "Nusa Tenggara Timur": ("NTT",),
    "Kalimantan Barat": ("Kalbar",),
    "Kalimantan Tengah": ("Kalteng",),
    "Kalimantan Selatan": ("Kalsel",),
    "Kalimantan Timur": ("Kaltim",),
    "Kalimantan Utara": ("Kaltara",),
    "Sulawesi Utara": ("Sulut",),
    "Sulawesi Tengah": ("Sulteng",),
    "Sulawesi Selatan": ("Sulsel",),
    "Sulawesi Tenggara": ("Sultra",),
    "Gorontalo": (),
    "Sulawesi Barat": ("Sulbar",),
    "Maluku": (),
    "Maluku Utara": ("Malut",),
    "Papua": (),
    "Papua Barat": (),
    "Papua Selatan": (),
    "Papua Tengah": (),
    "Papua Pegunungan": (),
    "Papua Barat Daya": (),
}
"""The provinces by the short form of their official names, each with its other names."""

_CANONICAL = {alias.lower(): name for name, aliases in PROVINCES.items() for alias in (name, *aliases)} | {
    "yogyakarta": "Daerah Istimewa Yogyakarta",
    "jakarta": "Daerah Khusus Ibukota Jakarta",
}
_BARE = sorted(
    {alias for name, aliases in PROVINCES.items() for alias in (name, *aliases)}, key=lambda alias: (-len(alias), alias)
)
BARE_PROVINCE = compiled_later(r"(?<![\w-])(?:" + "|".join(map(re.escape, _BARE)) + r")(?![\w-])")
"""A province named without the word *provinsi*, in ordinary capitals."""


REFERENCE_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        jiwa orang penduduk menurut berdasarkan data dari hasil bps badan pusat statistik dukcapil
        kemendagri ditjen disdukcapil dinas kementerian dalam negeri pada di yang tercatat keadaan
        kondisi posisi angka sumber terhitung dkb catatan proyeksi sensus per direktorat jenderal
        kabupaten kota setempat oleh dirilis publikasi kependudukan resmi tahun definitif buah
        estimasi pemutakhiran pemerintah daerah sementara rilis agregat bersih sp interim laporan
        terakhir terbaru registrasi menghuni mendiami tinggal bermukim menetap ini itu tersebut
        wilayah administrasi mutakhir total keseluruhan
        """,
    )
)
"""The words that may stand between a figure and its date: "jiwa menurut data Dukcapil pada …"."""


def province_name(words: str) -> str | None:
    """The province that a name means, in the form of `PROVINCES`; ``None`` for a name that is none.

    >>> province_name("NTB"), province_name("KALIMANTAN TIMUR"), province_name("Kutai")
    ('Nusa Tenggara Barat', 'Kalimantan Timur', None)
    """
    return _CANONICAL.get(" ".join(words.split()).lower())
