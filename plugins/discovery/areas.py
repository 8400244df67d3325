"""A region's page as JSON-LD: its code, and its facts with unit and date (https://schema.org/AdministrativeArea)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from plugins.discovery.graph import Node, merged
from plugins.regions.views import Measure, RegionView
from plugins.registers.model import Region

SCHEME = "Kode wilayah Kementerian Dalam Negeri"
_UNIT_CODES = {"km²": "KMK", "ha": "HAR", "%": "P1"}
"""UN/CEFACT Recommendation 20 codes; other units stand in words."""


def area_details(region: Region, model: RegionView) -> Node:
    """What a region's own page adds: the code with its scheme, for a code of BPS looks alike, and the facts."""
    return {
        "identifier": {"@type": "PropertyValue", "propertyID": SCHEME, "value": region.id},
        "additionalProperty": list(properties(model.measures)),
    }


def properties(measures: Iterable[Measure]) -> Iterable[Node]:
    """Facts as property values; one of a known date is an observation of that date too."""
    for measure in measures:
        yield merged(
            {"@type": ["PropertyValue", "Observation"] if measure.day else "PropertyValue", "name": measure.name},
            _value(measure),
            {"unitText": measure.unit, "unitCode": _UNIT_CODES.get(measure.unit)},
            {"observationDate": measure.day, "description": measure.date},
        )


def _value(measure: Measure) -> Node:
    if measure.low is None or measure.high is None:
        return {"value": measure.text}
    if measure.low != measure.high:
        return {"minValue": _number(measure.low), "maxValue": _number(measure.high)}
    return {"value": _number(measure.low)}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
