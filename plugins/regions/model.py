"""What can be known of a region from prose: facts with the words they were read from.

Pure values: nothing here reads a file or knows Pelican. A *span* is a pair of offsets into the note's text as it
was given (start included, end excluded), so that ``text[start:end]`` is always the fact's ``words``.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from plugins.regions.dates import UNKNOWN, ReferenceDate
from plugins.regions.numbers import format_number

Span = tuple[int, int]


class FactKind(StrEnum):
    """The kinds of fact that the rules read; the value is the key in JSON, `label` what a reader sees."""

    NAME = "nama"
    KIND = "jenis"
    PROVINCE = "provinsi"
    CAPITAL = "ibu_kota"
    AREA = "luas"
    SHARE = "persentase_luas"
    FORMED = "dibentuk"
    LAW = "dasar_hukum"
    POPULATION = "penduduk"
    DENSITY = "kepadatan"
    REGENCIES = "kabupaten"
    CITIES = "kota"
    DISTRICTS = "kecamatan"
    VILLAGES = "desa"
    VILLAGES_DEFINITIVE = "desa_definitif"
    VILLAGES_PREPARATORY = "desa_persiapan"
    VILLAGES_CUSTOMARY = "desa_adat"
    URBAN_VILLAGES = "kelurahan"
    BORDER = "batas"
    ALTITUDE = "ketinggian"
    TIME_ZONE = "zona_waktu"
    MOTTO = "semboyan"

    @property
    def label(self) -> str:
        """The Indonesian name of the fact."""
        return _LABELS[self]


_LABELS = {
    FactKind.NAME: "Nama",
    FactKind.KIND: "Jenis",
    FactKind.PROVINCE: "Provinsi",
    FactKind.CAPITAL: "Ibu kota",
    FactKind.AREA: "Luas wilayah",
    FactKind.SHARE: "Bagian dari luas provinsi",
    FactKind.FORMED: "Tanggal pembentukan",
    FactKind.LAW: "Dasar hukum pembentukan",
    FactKind.POPULATION: "Jumlah penduduk",
    FactKind.DENSITY: "Kepadatan penduduk",
    FactKind.REGENCIES: "Jumlah kabupaten",
    FactKind.CITIES: "Jumlah kota",
    FactKind.DISTRICTS: "Jumlah kecamatan",
    FactKind.VILLAGES: "Jumlah desa",
    FactKind.VILLAGES_DEFINITIVE: "Jumlah desa definitif",
    FactKind.VILLAGES_PREPARATORY: "Jumlah desa persiapan",
    FactKind.VILLAGES_CUSTOMARY: "Jumlah desa adat",
    FactKind.URBAN_VILLAGES: "Jumlah kelurahan",
    FactKind.BORDER: "Batas wilayah",
    FactKind.ALTITUDE: "Ketinggian",
    FactKind.TIME_ZONE: "Zona waktu",
    FactKind.MOTTO: "Semboyan",
}


class Direction(StrEnum):
    """The eight directions of a border."""

    NORTH = "utara"
    NORTH_EAST = "timur laut"
    EAST = "timur"
    SOUTH_EAST = "tenggara"
    SOUTH = "selatan"
    SOUTH_WEST = "barat daya"
    WEST = "barat"
    NORTH_WEST = "barat laut"


class Quantity(Struct, frozen=True):
    """A number or a range with its unit, as the note gives it.

    ``low`` equals ``high`` unless the note gives a range. ``unit`` is the note's unit in its standard form:
    ``km²``, ``ha``, ``%``, ``jiwa``, ``jiwa/km²``, ``mdpl``, or the counted noun (``kecamatan``, ``nagari``).
    ``approximate`` is true for "sekitar", "lebih dari", "hampir" and their like.
    """

    low: Decimal
    high: Decimal
    unit: str
    approximate: bool = False

    @property
    def square_kilometres(self) -> tuple[Decimal, Decimal] | None:
        """Low and high in km² for an area (1 km² = 100 ha); ``None`` for anything else."""
        if self.unit == "km²":
            return self.low, self.high
        return (self.low / 100, self.high / 100) if self.unit == "ha" else None

    @property
    def label(self) -> str:
        """The quantity in Indonesian notation: ``sekitar 0–500 mdpl``."""
        number = format_number(self.low)
        if self.high != self.low:
            number += f"–{format_number(self.high)}"
        return f"{'sekitar ' if self.approximate else ''}{number} {self.unit}"


class Law(Struct, frozen=True):
    """A law or regulation: its full form (``Undang-Undang Darurat``), number as written, and year."""

    form: str
    number: str
    year: int

    @property
    def label(self) -> str:
        """``Undang-Undang Nomor 47 Tahun 1999``."""
        return f"{self.form} Nomor {self.number} Tahun {self.year}"


class Border(Struct, frozen=True):
    """What lies beyond the border in one direction, each neighbour as the note names it."""

    direction: Direction
    neighbours: tuple[str, ...]

    @property
    def label(self) -> str:
        """``utara: Kabupaten A, Laut B``."""
        return f"{self.direction.value}: {', '.join(self.neighbours)}"


Value = Quantity | Law | Border | ReferenceDate | str


class Fact(Struct, frozen=True):
    """One fact of a note, with where it stands.

    ``reference`` is the date the figure is of, `UNKNOWN` when the note does not say. ``words`` are exactly
    the note's text between the offsets of ``span``.
    """

    kind: FactKind
    value: Value
    span: Span
    words: str
    reference: ReferenceDate = UNKNOWN

    @property
    def label(self) -> str:
        """The value as a reader sees it."""
        return self.value if isinstance(self.value, str) else self.value.label


class Statement(Struct, frozen=True):
    """A part of the note that no rule reads, kept as it stands."""

    span: Span
    text: str


class Extraction(Struct, frozen=True):
    """All that was read from one note: facts and unread statements, each in the order of the text.

    Every sentence of ``text`` overlaps a fact or lies within a statement, and so does every number.
    """

    text: str
    facts: tuple[Fact, ...]
    statements: tuple[Statement, ...]

    def of(self, kind: FactKind) -> tuple[Fact, ...]:
        """The facts of one kind, in the order of the text."""
        return tuple(fact for fact in self.facts if fact.kind is kind)


class CheckStatus(StrEnum):
    """The outcome of comparing a fact with what else is known."""

    AGREES = "sesuai"
    DISAGREES = "berbeda"
    NOT_CHECKED = "tidak diperiksa"


class Check(Struct, frozen=True):
    """One comparison: what was expected, what the note says, and how exactly they had to agree (Indonesian).

    ``fact`` is the fact compared. ``reason`` tells why nothing could be compared, or gives a hint.
    """

    kind: FactKind
    status: CheckStatus
    expected: str
    found: str
    tolerance: str
    fact: Fact
    reason: str = ""
