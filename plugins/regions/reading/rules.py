"""The table of rules for measured figures: number phrase + unit, or label + number.

Each rule has a name, an example, the unit that follows the number, the label that may stand before it, and the
words that show that the figure is of something else (poor people, forest, a mountain's top).
"""

from __future__ import annotations

import re

from msgspec import Struct

from plugins.regions.model import FactKind

_KM2 = r"(?:km ?2|km\^2|kilo ?meter persegi|km persegi|kmp|k㎡)"


class FigureRule(Struct, frozen=True):
    """How one kind of figure is recognised in flat lower-case text.

    ``units`` maps a unit's standard form to what may follow the number. ``label`` is searched in the words before
    the number. ``needs_label`` says that the unit alone proves nothing. ``blocked_before`` and ``blocked_after``
    are searched in the words between label and number, and right behind the unit. ``blocked_label`` is matched
    where the label ends.
    """

    name: str
    example: str
    kind: FactKind
    units: tuple[tuple[str, re.Pattern[str]], ...]
    label: re.Pattern[str]
    needs_label: bool
    blocked_before: re.Pattern[str]
    blocked_after: re.Pattern[str]
    blocked_label: re.Pattern[str]
    default_unit: str = ""


def _unit(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s{{0,2}}[|\t]?\s{{0,2}}(?:{pattern})(?![\w])")


_PEOPLE = (
    r"miskin|laki|perempuan|pria|wanita|usia|berusia|umur|angkatan|pemilih|pengangguran|bekerja|petani|nelayan|siswa|"
    r"pelajar|mahasiswa|pegawai|asn|pns|pengungsi|korban|kepala keluarga|kk\b|rumah tangga|pendatang|beragama|islam|"
    r"kristen|katolik|muslim|hindu|buddha|pengguna|peserta|wisatawan|pengunjung|lahir|kelahiran|kematian|meninggal|"
    r"produktif|lansia|anak|balita|asing|transmigran|difabel|penyandang|perkotaan|perdesaan|pedesaan|"
    r"urban|bayi|kerja|"
    r"buta|tenaga|terdampak|suku|etnis|rata-rata|wajib|yang bekerja|yang memiliki|yang telah|ber-?ktp|akan\b|target|"
    r"sudah|telah|masih|belum|merupakan|berstatus|berhak|protestan|konghucu|nonmuslim|orang asli|aseli|disabilitas|"
    r"janda|remaja|pemuda"
)
_NEVER = re.compile(r"(?!)")

RULES: tuple[FigureRule, ...] = (
    FigureRule(
        name="kepadatan",
        example="kepadatan penduduknya 12 jiwa/km²",
        kind=FactKind.DENSITY,
        units=(
            (
                "jiwa/km²",
                _unit(
                    rf"(?:jiwa|orang|penduduk|org)\s{{0,2}}(?:/|per|tiap|setiap|untuk setiap)\s{{0,2}}"
                    rf"(?:1 |satu )?{_KM2}"
                    rf"|(?:/|per|tiap|setiap)\s{{0,2}}{_KM2}"
                ),
            ),
        ),
        label=re.compile(r"kepadatan(?:nya)?(?: penduduk(?:nya)?)?|tingkat kepadatan|terkepadat|densitas"),
        needs_label=False,
        blocked_before=re.compile(r"tertinggi|terendah|kecamatan|bertambah|naik sebesar"),
        blocked_after=_NEVER,
        blocked_label=re.compile(r"\s{1,2}(?:lalu|lalin|bangunan|hunian|ternak|tertinggi|terendah|jalan)"),
        default_unit="jiwa/km²",
    ),
    FigureRule(
        name="luas",
        example="luas wilayah 35.747,50 km²",
        kind=FactKind.AREA,
        units=(("km²", _unit(_KM2)), ("ha", _unit(r"hektare?|hektar|ha"))),
        label=re.compile(
            r"\b(?:luas|luasnya|seluas|keluasan)\b|(?:mencakup|meliputi|menempati)(?: (?:area|wilayah|kawasan|"
            r"daerah))?|"
            r"\bwilayah(?:nya)? (?:seluas|sebesar|mencapai)|\bluas(?:an)?\b|\bberluas\b|"
            r"\bterluas\b|\bwilayahnya\b|\barea(?=\s{0,1}[:=|])"
        ),
        needs_label=True,
        blocked_before=re.compile(
            r"hutan|sawah|laut|perairan|danau|kebun|lahan|permukiman|tambak|taman|konservasi|lindung|gambut|"
            r"pertanian|"
            r"perkotaan|tambang|konsesi|kolam|tanah|rawa|mangrove|zona|terbakar|bandara|kampus|irigasi|pulau|"
            r"garis pantai|"
            r"padang|kawah|waduk|sungai|bertambah|berkurang|kecamatan|distrik|desa|kelurahan|ladang|stadion|"
            r"kompleks|rth|"
            r"terbangun|budi ?daya|tangkapan|semula|awalnya|dahulu|dulunya|sebelum"
        ),
        blocked_after=re.compile(
            r"\s{1,2}(?:hutan|sawah|laut|lautan|perairan|lahan|perkebunan|di antaranya|tanah|daratan lainnya)"
        ),
        blocked_label=re.compile(
            r"\s{1,2}(?:wilayah |kawasan |total |areal? )?(?:hutan|sawah|laut|lautan|perairan|lahan|perkebunan|"
            r"panen|tanam|"
            r"danau|permukiman|tanah|taman|rata-rata|rawa|tambak|bangunan|pertanian|kecamatan|desa|pulau)"
        ),
        default_unit="km²",
    ),
    FigureRule(
        name="penduduk",
        example="jumlah penduduk 425.613 jiwa",
        kind=FactKind.POPULATION,
        units=(
            (
                "jiwa",
                _unit(
                    r"jiwa(?: penduduk)?(?! ?/| per (?:1 )?k| tiap k| setiap k)|(?:orang )?penduduk(?! ?/| per k)|"
                    r"orang|"
                    r"warga|org"
                ),
            ),
        ),
        label=re.compile(
            r"\bpenduduk(?:nya)?\b|\bpddk\b|\bpend\.|"
            r"\bberpenduduk\b|\bpopulasi(?:nya)?\b|\bberpopulasi\b|\bdihuni\b|\bdidiami\b|"
            r"\bditinggali\b|\bjumlah jiwa\b|\bwarga(?:nya)?\b"
        ),
        needs_label=True,
        blocked_before=re.compile(
            rf"\b(?:{_PEOPLE})|\b(?:bertambah|berkurang|selisih|kenaikan|penambahan|tumbuh|pertumbuhan|naik|turun|"
            r"meningkat|menurun|peningkatan|penurunan)(?: (?:sekitar|sebanyak|sebesar))?\s{0,2}\Z|diproyeksikan|"
            r"tahun (?:kemudian|berikutnya|sebelumnya)|dari jumlah (?:itu|tersebut)|di antara|"
            r"kecamatan|per tahun|kepadatan|"
            r"laju|rasio|proyeksi (?:jumlah )?penduduk tahun 20[3-9]"
        ),
        blocked_after=re.compile(rf"\s{{1,2}}(?:di antaranya|per tahun|setiap tahun|tiap tahun|{_PEOPLE})"),
        blocked_label=re.compile(
            rf"\s{{1,2}}(?:yang\s)?(?:{_PEOPLE}|per (?:km|kilo|tahun|1 |satu |kecamatan|desa|rumah|wilayah|jenis))"
        ),
        default_unit="jiwa",
    ),
    FigureRule(
        name="ketinggian",
        example="ketinggian 0–500 mdpl",
        kind=FactKind.ALTITUDE,
        units=(
            (
                "mdpl",
                _unit(
                    r"m\.?\s?d\.?\s?p\.?\s?l\.?|m\.?a\.?s\.?l|(?:meter|m\.?) (?:dpl|d\.p\.l\.?|(?:di ?)?atas permukaan "
                    r"(?:air )?laut)"
                    r"|meter(?= di atas permukaan)"
                ),
            ),
        ),
        label=re.compile(r"ketinggian(?:nya)?|elevasi(?:nya)?|altitudo|tinggi (?:wilayah|tempat|daerah|rata-rata)"),
        needs_label=False,
        blocked_before=re.compile(
            r"titik|puncak|gunung|bukit|pegunungan|setinggi|tertinggi|terendah|kecamatan|menara|curah|danau|desa |"
            r"air terjun"
        ),
        blocked_after=_NEVER,
        blocked_label=re.compile(r"\s{1,2}(?:gelombang|air|gedung|puncak|titik|tertinggi|terendah)"),
        default_unit="mdpl",
    ),
)
"""Tried in this order, so that ``jiwa/km²`` is no population and no area."""

LABEL_UNIT = re.compile(
    rf"\s{{0,2}}(?:wilayah|daerah|penduduk|total|rata-rata)?\s{{0,2}}(?:[(\[|\t]\s{{0,2}}(?P<unit>{_KM2}|"
    rf"ha|hektare?|jiwa ?/ ?{_KM2}|"
    rf"jiwa per {_KM2}|orang ?/ ?{_KM2}|jiwa|orang|mdpl|m ?dpl|meter|m|%|persen)\s{{0,2}}[)\]|\t])?"
)
"""What may follow a label in a table: ``Luas wilayah (km²)``."""


def standard_unit(rule: FigureRule, shown: str | None) -> str | None:
    """The standard form of the unit that a table's label shows; ``None`` where it shows none that fits."""
    if shown is None:
        return None
    if rule.kind is FactKind.AREA:
        return "ha" if shown.startswith("h") else "km²" if shown.startswith("k") else None
    return rule.default_unit
