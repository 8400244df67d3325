"""How the rules are called, and which version of them this code was written against."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

CHECKLIST_VERSION = "PerKI 1/2021 (BN 2021/741)"
"""The regulation behind the checklist; printed wherever the site speaks of compliance."""

STATUTE = "UU 14/2008"
"""The statute on open public information (KIP)."""


class Certainty(StrEnum):
    """How a statement about the law is known; decides whether a public page may print it as law.

    ``PRIMARY`` was read in the rule's own text, ``SECONDARY`` in a report about it. ``UNCHECKED`` covers
    what nobody has confirmed: it may guide the office, and is never shown to readers as law.
    """

    PRIMARY = "naskah-peraturan"
    SECONDARY = "sumber-sekunder"
    UNCHECKED = "belum-diperiksa"

    @property
    def printable(self) -> bool:
        """Whether a public page may state it as a rule."""
        return self is not Certainty.UNCHECKED


OBJECTION_GROUNDS = {
    "a": "penolakan berdasarkan alasan pengecualian",
    "b": "tidak disediakannya informasi berkala",
    "c": "tidak ditanggapinya permintaan",
    "d": "permintaan ditanggapi tidak sebagaimana yang diminta",
    "e": "tidak dipenuhinya permintaan",
    "f": "pengenaan biaya yang tidak wajar",
    "g": "penyampaian informasi yang melebihi waktu",
}
"""The seven grounds of objection (UU 14/2008 Ps 35(1); PerKI 1/2021 Ps 39(1)), letter to ground in short."""


class LegalBasis(Struct, frozen=True):
    """The statute and the article an exemption relies on, as the editor wrote them (PerKI 1/2021 Ps 49(7)a)."""

    statute: str
    article: str

    @property
    def citation(self) -> str:
        """Both in one line."""
        return " ".join(part for part in (self.statute, self.article) if part)
