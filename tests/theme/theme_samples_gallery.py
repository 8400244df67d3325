"""Samples of the gallery's own pages: the index and a component."""

from __future__ import annotations

from markupsafe import Markup
from theme_samples_parts import LONG_TITLE, LONG_WORD

from plugins.engine.gallery import ComponentView, Example, GalleryIndex, GalleryLink, Parameter, in_words

GALLERY: dict[str, tuple[str, object]] = {
    "gallery": (
        "gallery.html",
        GalleryIndex("Galeri", "Semua.", (GalleryLink(LONG_WORD, "galeri/a/", in_words(LONG_TITLE)),)),
    ),
    "bare-gallery": ("gallery.html", GalleryIndex("Galeri", "", ())),
    "component": (
        "gallery-component.html",
        ComponentView(
            LONG_WORD,
            Markup("What it is for."),
            "a/macro.html",
            (Parameter(LONG_WORD, "list of lists", "ya", in_words(f"``{LONG_WORD}`` or none.")),),
            (
                Example(
                    "contoh-1", "Contoh 1", LONG_TITLE, Markup("<p>Isi.</p>"), f"a(b={LONG_WORD})", f"b: {LONG_WORD}\n"
                ),
                Example("contoh-2", "Contoh 2", "none", Markup(), "a()", ""),
            ),
        ),
    ),
    "bare-component": ("gallery-component.html", ComponentView("a", Markup("A."), "a/macro.html", (), ())),
}
