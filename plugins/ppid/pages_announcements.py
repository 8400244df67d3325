"""The announcements (peringatan) on the page of serta-merta information: holding, coming, archived."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.engine.components import Mark
from plugins.engine.words import date_text
from plugins.newsroom.views import PageLink
from plugins.ppid.alert import AlertState
from plugins.ppid.alerts_model import DATA, FEED, STATE_MARKS, AlertDocument, Alerts
from plugins.ppid.desk import Desk
from plugins.ppid.views import Record, Section

_ORDER = (AlertState.BERLAKU, AlertState.AKAN_BERLAKU, AlertState.BERAKHIR)


def announcement_sections(desk: Desk, alerts: Alerts) -> Iterator[Section]:
    """Announcements by state, what holds now first (UU 14/2008 Ps 10; PerKI 1/2021 Ps 19-20)."""
    if not alerts.documents:
        return
    words = desk.text.layanan.alerts
    links: tuple[PageLink, ...] = (PageLink(words.follow, FEED), PageLink(words.as_data, DATA))
    for state in _ORDER:
        documents = [document for document in alerts.documents if document.state is state]
        if documents:
            records = tuple(_record(desk, document) for document in documents)
            yield Section(f"_peringatan-{state.value}", words.lists[state.value], records=records, links=links)
            links = ()


def _record(desk: Desk, document: AlertDocument) -> Record:
    words, alert, zone = desk.text.layanan.alerts, document.alert, desk.config.zone
    ends = words.open_end if alert.ends is None else date_text(alert.ends, zone).text
    return Record(
        title=alert.title,
        address=document.address,
        status=Mark(STATE_MARKS[document.state], words.states[document.state.value]),
        lines=(document.summary, words.period.format(starts=date_text(alert.starts, zone).text, ends=ends)),
    )
