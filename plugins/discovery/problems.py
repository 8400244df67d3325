"""What can be wrong with how the site presents itself to machines (D001 to D099)."""

from __future__ import annotations

from plugins.engine.problem import error

PUBLISHER_KIND = error(
    "D001",
    "PUBLISHER_KIND berisi “{kind}”, yang bukan jenis lembaga schema.org yang dikenal.",
    reason="Mesin pencari tidak mengenali penerbit situs bila jenisnya salah tulis.",
    hint="Isi dengan salah satu dari: {known}.",
)
