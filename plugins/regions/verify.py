"""Holds a note's facts against the register of regions and against each other.

Pure: facts and registers in, checks out. Nothing is corrected; a disagreement is shown to the editor and the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from plugins.regions.model import Check, CheckStatus, Fact, FactKind, Quantity
from plugins.regions.numbers import format_number
from plugins.regions.reading.places import name_key
from plugins.regions.reading.vocabulary import province_name
from plugins.registers.model import Region, Registers

SHARE_OF_FIVE = Decimal("0.05")
EXACT = "harus sama persis"
WITHIN_FIVE = "selisih paling banyak 5 persen atau sebesar pembulatan"
APPROXIMATE = "angka kira-kira: selisih paling banyak 5 persen"
IN_RANGE = "harus berada dalam kisaran"
SPELLING = "ejaan huruf besar, spasi, dan tanda hubung boleh berbeda"

_BPS_CODE = re.compile(r"[1-9][0-9]{3}")


def verify(
    facts: Sequence[Fact], region: Region, registers: Registers, parent_facts: Sequence[Fact] = ()
) -> tuple[Check, ...]:
    """The checks of a note labelled with ``region``'s code, in the order of the facts.

    ``parent_facts`` are those read for the province, whose area (km²) gives the expected share. A fact that
    nothing can be held against gives a check that says so, or none where no comparison exists for its kind.
    """
    checks: list[Check] = []
    for fact in facts:
        checks.extend(_checks_of(fact, facts, region, registers, parent_facts))
    return tuple(checks)


def scheme_hint(label: str) -> str | None:
    """A hint for a label of four digits without a point; ``None`` for any other label.

    The codes of Kemendagri (``64.08``) and of BPS (``6408``) look alike and often mean different regions.
    """
    if not _BPS_CODE.fullmatch(label):
        return None
    return (
        f"{label} berbentuk kode BPS. Catatan kaki memakai kode Kemendagri dengan titik, misalnya "
        f"{label[:2]}.{label[2:]}; kedua skema dapat menunjuk wilayah yang berbeda, jadi periksa kodenya."
    )


def _checks_of(
    fact: Fact, facts: Sequence[Fact], region: Region, registers: Registers, parent_facts: Sequence[Fact]
) -> Iterator[Check]:
    if fact.kind is FactKind.NAME:
        yield _name(fact, region, registers)
    elif fact.kind is FactKind.KIND:
        yield _check(fact, region.kind, fact.label == region.kind, EXACT)
    elif fact.kind is FactKind.PROVINCE:
        yield _province(fact, region, registers)
    elif fact.kind is FactKind.CAPITAL:
        yield _capital(fact, facts, registers)
    elif fact.kind in _PARTS:
        yield _parts(fact, facts, region, registers)
    elif fact.kind in _COUNTED or fact.kind is FactKind.VILLAGES:
        yield _count(fact, facts, region)
    elif fact.kind is FactKind.DENSITY:
        yield _density(fact, facts)
    elif fact.kind is FactKind.SHARE:
        yield _share(fact, facts, parent_facts)


_COUNTED = (FactKind.DISTRICTS, FactKind.VILLAGES_DEFINITIVE, FactKind.URBAN_VILLAGES)

_PARTS = {FactKind.REGENCIES: "kabupaten", FactKind.CITIES: "kota"}


def _check(fact: Fact, expected: str, agrees: bool, tolerance: str, reason: str = "") -> Check:
    status = CheckStatus.AGREES if agrees else CheckStatus.DISAGREES
    return Check(fact.kind, status, expected, fact.label, tolerance, fact, reason)


def _unchecked(fact: Fact, reason: str) -> Check:
    return Check(fact.kind, CheckStatus.NOT_CHECKED, "", fact.label, "", fact, reason)


def _name(fact: Fact, region: Region, registers: Registers) -> Check:
    names = {name_key(name) for name in (region.name, *region.aliases)}
    found = name_key(fact.label)
    agrees = found in names or (
        region.kind == "provinsi" and province_name(fact.label) == province_name(region.name) is not None
    )
    reason = ""
    if not agrees:
        others = sorted(other.id for other in registers.regions.values() if name_key(other.name) == found)
        if others:
            reason = f"Catatan kaki berlabel {region.id}, sedangkan {fact.label} berkode {others[0]}."
    return _check(fact, region.name, agrees, SPELLING, reason)


def _province(fact: Fact, region: Region, registers: Registers) -> Check:
    parent = registers.regions.get(region.parent or "")
    if parent is None:
        return _unchecked(fact, "Daftar wilayah tidak memuat provinsi induknya.")
    known = province_name(parent.name) or parent.name
    agrees = name_key(province_name(fact.label) or fact.label) == name_key(known)
    return _check(fact, parent.name, agrees, SPELLING)


def _capital(fact: Fact, facts: Sequence[Fact], registers: Registers) -> Check:
    """A sanity check only, for the register holds no capitals: one capital, and no kabupaten or province."""
    found = name_key(fact.label)
    areas = sorted(
        other.name for other in registers.regions.values() if other.kind != "kota" and name_key(other.name) == found
    )
    others = sorted(
        {other.label for other in facts if other.kind is FactKind.CAPITAL and name_key(other.label) != found}
    )
    bare_kota = found.removeprefix("kota")
    if areas and not any(name_key(other.name) == f"kota{bare_kota}" for other in registers.regions.values()):
        return _check(
            fact, "nama sebuah kota atau kecamatan", False, EXACT, f"{areas[0]} adalah wilayah, bukan ibu kota."
        )
    if others:
        return _check(fact, "satu ibu kota", False, EXACT, f"Catatan kaki juga menyebut {others[0]} sebagai ibu kota.")
    return _unchecked(fact, "Daftar wilayah tidak memuat ibu kota.")


def _count(fact: Fact, facts: Sequence[Fact], region: Region) -> Check:
    if fact.kind is FactKind.VILLAGES and any(other.kind is FactKind.VILLAGES_DEFINITIVE for other in facts):
        return _unchecked(fact, "Yang dibandingkan dengan daftar wilayah adalah desa definitif.")
    expected = {
        FactKind.DISTRICTS: region.districts,
        FactKind.URBAN_VILLAGES: region.urban_villages,
    }.get(fact.kind, region.villages)
    if expected is None:
        return _unchecked(fact, "Daftar wilayah tidak memuat jumlahnya.")
    return _against(fact, facts, expected)


def _parts(fact: Fact, facts: Sequence[Fact], region: Region, registers: Registers) -> Check:
    """The number of kabupaten or kota of a province, against the entries below it in the register."""
    parts = [other for other in registers.regions.values() if other.parent == region.id]
    if not parts:
        return _unchecked(fact, "Daftar wilayah tidak memuat jumlahnya.")
    return _against(fact, facts, sum(other.kind == _PARTS[fact.kind] for other in parts))


def _against(fact: Fact, facts: Sequence[Fact], expected: int) -> Check:
    """A count against the register's number."""
    if _newest(facts, fact.kind) is not fact:
        return _unchecked(fact, "Ada angka yang lebih baru; daftar wilayah hanya memuat keadaan terakhir.")
    assert isinstance(fact.value, Quantity)
    quantity, number = fact.value, Decimal(expected)
    shown = f"{format_number(number)} {quantity.unit}"
    if quantity.low != quantity.high:
        return _check(fact, shown, quantity.low <= number <= quantity.high, IN_RANGE)
    if quantity.approximate:
        return _check(fact, shown, abs(quantity.low - number) <= number * SHARE_OF_FIVE, APPROXIMATE)
    return _check(fact, shown, quantity.low == number, EXACT)


def _density(fact: Fact, facts: Sequence[Fact]) -> Check:
    population = _of_same_date(facts, FactKind.POPULATION, fact)
    area = _newest(facts, FactKind.AREA)
    size = _square_kilometres(area)
    if population is None or not size:
        return _unchecked(fact, "Jumlah penduduk pada tanggal yang sama atau luasnya tidak disebutkan.")
    assert isinstance(population.value, Quantity)
    assert isinstance(fact.value, Quantity)
    expected = population.value.low / size
    return _check(fact, f"{_rounded(expected, fact.value)} jiwa/km²", _close(fact.value, expected), WITHIN_FIVE)


def _share(fact: Fact, facts: Sequence[Fact], parent_facts: Sequence[Fact]) -> Check:
    own, whole = (
        _square_kilometres(_newest(facts, FactKind.AREA)),
        _square_kilometres(_newest(parent_facts, FactKind.AREA)),
    )
    if not own or not whole:
        return _unchecked(fact, "Luas wilayah atau luas provinsinya tidak diketahui.")
    assert isinstance(fact.value, Quantity)
    expected = own / whole * 100
    return _check(fact, f"{_rounded(expected, fact.value)} %", _close(fact.value, expected), WITHIN_FIVE)


def _newest(facts: Sequence[Fact], kind: FactKind) -> Fact | None:
    """The fact of the newest date, the first named where dates are equal; an undated one only if there is no other."""
    best: Fact | None = None
    for fact in facts:
        if fact.kind is kind and (best is None or best.reference.order < fact.reference.order):
            best = fact
    return best


def _of_same_date(facts: Sequence[Fact], kind: FactKind, other: Fact) -> Fact | None:
    """The fact of the other's date, else the only one there is."""
    candidates = [fact for fact in facts if fact.kind is kind]
    same = [fact for fact in candidates if fact.reference == other.reference]
    return same[0] if same else candidates[0] if len(candidates) == 1 else None


def _square_kilometres(fact: Fact | None) -> Decimal | None:
    if fact is None or not isinstance(fact.value, Quantity):
        return None
    size = fact.value.square_kilometres
    return (size[0] + size[1]) / 2 if size else None


def _step(quantity: Quantity) -> Decimal:
    """What the last written digit counts: 1 for ``12``, 0.1 for ``12,3``."""
    exponent = quantity.low.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))


def _rounded(expected: Decimal, found: Quantity) -> str:
    return format_number(expected.quantize(_step(found)))


def _close(found: Quantity, expected: Decimal) -> bool:
    slack = max(expected * SHARE_OF_FIVE, _step(found) / 2)
    return found.low - slack <= expected <= found.high + slack
