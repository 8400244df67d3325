"""The rooms that a site with open data needs, and no others: a build of a test stays short."""

from __future__ import annotations

from support.site import EVERY_ROOM

_NOT_NEEDED = ("plugins.discovery", "plugins.search", "plugins.desk", "plugins.desk.starting", "plugins.publishing")

DATA_ROOMS = tuple(room for room in EVERY_ROOM if room not in _NOT_NEEDED)
