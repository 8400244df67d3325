"""The announcements of a build (serta-merta), for pages, feed and the lists of other parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo

from msgspec import Struct

from plugins.newsroom.body import Body
from plugins.ppid.alert import Alert, AlertPart, AlertState

FOLDER = "ppid/peringatan"
"""Where the announcements are, below the content folder."""
LIST = "ppid/serta-merta/"
FEED = f"{LIST}atom.xml"
DATA = f"{LIST}peringatan.json"

STATE_MARKS = {AlertState.BERLAKU: "negative", AlertState.AKAN_BERLAKU: "caution", AlertState.BERAKHIR: "neutral"}
"""The mark of each state, by the theme's keys."""


class AlertDocument(Struct, frozen=True):
    """An announcement with its summary and the bodies of its parts; ``updated`` is its last change, or ``None``."""

    alert: Alert
    summary: str
    bodies: Mapping[AlertPart, Body]
    updated: datetime | None
    state: AlertState

    @property
    def address(self) -> str:
        """The address of its page."""
        return self.alert.address


class Alerts(Struct, frozen=True):
    """All announcements, the latest start first. ``today`` and ``zone`` are what their states were computed for."""

    documents: tuple[AlertDocument, ...]
    today: date
    zone: tzinfo

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """The announcements as the rules know them."""
        return tuple(document.alert for document in self.documents)

    @property
    def holding(self) -> tuple[AlertDocument, ...]:
        """Those that hold today, for the banner."""
        return tuple(document for document in self.documents if document.state is AlertState.BERLAKU)

    @property
    def archived(self) -> tuple[AlertDocument, ...]:
        """Those that are over."""
        return tuple(document for document in self.documents if document.state is AlertState.BERAKHIR)
