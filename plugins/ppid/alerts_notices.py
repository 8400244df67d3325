"""Announcements as a feed shows them, without a word about Atom: `plugins.discovery` writes the feed."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup
from msgspec import Struct


class NoticeEntry(Struct, frozen=True):
    """One announcement: its page, its words, its times with a zone, its HTML with ``site:`` placeholders.

    ``term`` and ``label`` are the kind of event: its checklist row, and its name for readers.
    """

    address: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    html: Markup
    term: str
    label: str


class NoticeFeed(Struct, frozen=True):
    """A feed at ``address`` beside the list at ``page``; entries as they are shown, the latest first."""

    address: str
    page: str
    title: str
    intro: str
    entries: tuple[NoticeEntry, ...]
