"""Samples of the page about authenticity: with a key, without, and with words too long for a phone."""

from __future__ import annotations

from theme_samples_parts import FACTS, LONG_TITLE, LONG_WORD, REMARKS

from plugins.publishing.authenticity import AuthenticityView, Part, Point

_KEY = "RWQAAQIDBAUGBwABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
_POINTS = (
    Point("Periksa dengan kunci kantor.", f"minisign -V -P {_KEY} -m manifest.json"),
    Point(LONG_TITLE, LONG_WORD),
)
PUBLISHING: dict[str, tuple[str, object]] = {
    "authenticity": (
        "keaslian.html",
        AuthenticityView(
            LONG_TITLE,
            LONG_TITLE,
            FACTS,
            REMARKS,
            (Part("_tanda", LONG_TITLE, _POINTS, ordered=True), Part("_arti", "Yang dapat dibuktikan", _POINTS)),
        ),
    ),
    "bare-authenticity": ("keaslian.html", AuthenticityView("Keaslian situs", "Ringkas.", (), (), ())),
}
