"""Samples of the search page."""

from __future__ import annotations

from theme_samples_parts import LINKS, LONG_TITLE, LONG_WORD

from plugins.search.views import Choice, Filter, SearchView

_FILTERS = (Filter("kelas", LONG_TITLE, "Semua kelas", (Choice("berkala", LONG_WORD), Choice("b", "Berkala"))),)
SEARCH: dict[str, tuple[str, object]] = {
    "search": ("cari.html", SearchView("Cari", "Semua isi situs ini.", _FILTERS, "cari/cari.js", LINKS, LINKS)),
    "bare-search": ("cari.html", SearchView("Cari", "", (), "cari/cari.js", (), ())),
}
