"""The page of each announcement, and all of them as JSON and as a feed for `plugins.discovery` to write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from plugins.engine import chrome
from plugins.engine.components import Fact
from plugins.engine.config import SiteConfig
from plugins.engine.page import Crumb, DataFile, FeedLink, Page
from plugins.engine.theme import Words
from plugins.engine.words import date_text
from plugins.ppid.alert import ALERT_EVENTS, AlertPart, AlertState
from plugins.ppid.alerts_model import DATA, FEED, LIST, STATE_MARKS, AlertDocument, Alerts
from plugins.ppid.alerts_notices import NoticeEntry, NoticeFeed
from plugins.ppid.law import CHECKLIST_VERSION
from plugins.ppid.services_texts import Texts
from plugins.ppid.services_views import AlertView, Section


class AlertPages(Struct, frozen=True):
    """Lays out announcements. ``words`` are the theme's words of the service."""

    alerts: Alerts
    words: Words
    config: SiteConfig
    texts: Texts

    @property
    def feed(self) -> FeedLink:
        """The feed of all announcements."""
        return FeedLink(self.words.alerts.feed_title, FEED)

    def banner(self) -> Iterator[chrome.Alert]:
        """What every page shows while an announcement holds."""
        for document in self.alerts.holding:
            alert = document.alert
            until = None if alert.ends is None else self._when(alert.ends)
            yield chrome.Alert(alert.title, document.summary, alert.address, until)

    def pages(self) -> Iterator[Page]:
        """A page each; those that are over stay, and say so."""
        for document in self.alerts.documents:
            yield self._page(document)

    def data(self) -> DataFile:
        """All announcements as JSON, the latest start first."""
        document = {
            "judul": self.words.alerts.feed_title,
            "badan_publik": self.config.identity.office,
            "aturan": ["UU 14/2008 Ps 10", "PerKI 1/2021 Ps 19-20", CHECKLIST_VERSION],
            "peringatan": [self._record(one) for one in self.alerts.documents],
        }
        return DataFile(DATA, (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode())

    def notices(self) -> NoticeFeed:
        """All announcements as entries of one feed, the latest start first."""
        words = self.words.alerts
        entries = tuple(
            NoticeEntry(
                address=one.address,
                title=one.alert.title,
                summary=one.summary,
                published=one.alert.starts,
                updated=self._changed(one),
                html=self._text(one),
                term=one.alert.event,
                label=ALERT_EVENTS[one.alert.event],
            )
            for one in self.alerts.documents
        )
        return NoticeFeed(FEED, LIST, words.feed_title, words.feed_intro, entries)

    def _page(self, document: AlertDocument) -> Page:
        words, alert = self.words.alerts, document.alert
        ends = None if alert.ends is None else self._when(alert.ends)
        lines = (
            Fact(words.event, ALERT_EVENTS[alert.event], note=f"PerKI 1/2021 Ps 19(2){alert.event[-1]}"),
            Fact(words.area, alert.area),
            Fact(words.issuer, alert.issuer),
            Fact(words.updated, date_text(document.updated, self.config.zone).text if document.updated else ""),
        )
        view = AlertView(
            title=alert.title,
            summary=document.summary,
            rules=self.words.rules,
            state_key=STATE_MARKS[document.state],
            state=words.states[document.state.value],
            archived=words.archived if document.state is AlertState.BERAKHIR else "",
            starts=self._when(alert.starts),
            ends=ends,
            ends_unknown="" if ends else words.open_end,
            facts=tuple(line for line in lines if line.value),
            sections=tuple(self._section(document, part) for part in AlertPart),
            data=DATA,
            feed=self.feed,
        )
        return Page(
            address=alert.address,
            template="peringatan.html",
            title=alert.title,
            model=view,
            crumbs=(
                Crumb(self.words.home, ""),
                Crumb(self.words.ppid, "ppid/"),
                Crumb(words.list_title, LIST),
                Crumb(alert.title),
            ),
            modified=self._changed(document),
            source=alert.source,
            sample=alert.sample,
        )

    def _section(self, document: AlertDocument, part: AlertPart) -> Section:
        title = self.words.alerts.parts[part.value]
        return Section(f"_{part.value}", title, part.article, html=self._html(document, part))

    def _html(self, document: AlertDocument, part: AlertPart) -> Markup:
        return self.texts.html(document.bodies[part])  # no announcement without all its parts comes this far (P070)

    def _text(self, document: AlertDocument) -> Markup:
        """The whole announcement as one piece of HTML that stands alone."""
        words, alert = self.words.alerts, document.alert
        times = [(words.starts, self._when(alert.starts).text)]
        times.append((words.ends, self._when(alert.ends).text if alert.ends else words.open_end))
        head = Markup().join(Markup("<p>{}: {}</p>\n").format(label, text) for label, text in times)
        parts = Markup().join(
            Markup("<h2>{}</h2>\n{}\n").format(words.parts[part.value], self._html(document, part))
            for part in AlertPart
        )
        return head + parts

    def _record(self, document: AlertDocument) -> dict[str, Any]:
        alert = document.alert
        return {
            "id": alert.id,
            "judul": alert.title,
            "ringkasan": document.summary,
            "alamat": self.config.absolute(alert.address),
            "butir": alert.event,
            "peristiwa": ALERT_EVENTS[alert.event],
            "mulai": alert.starts.isoformat(),
            "berakhir": alert.ends.isoformat() if alert.ends else None,
            "keadaan": document.state.value,
            "wilayah": alert.area,
            "penerbit": alert.issuer,
            "bagian": {part.value: alert.parts[part] for part in AlertPart},
            "contoh": alert.sample,
        }

    def _changed(self, document: AlertDocument) -> datetime:
        """When readers last got something new: the last edit, else the start."""
        return document.updated or document.alert.starts

    def _when(self, moment: datetime) -> chrome.DateText:
        return date_text(moment, self.config.zone)
