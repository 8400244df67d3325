"""What can be wrong with a document or a share card (M030 to M049)."""

from __future__ import annotations

from plugins.engine.problem import error

CARD_FONTS = error(
    "M030",
    "Huruf untuk kartu bagikan tidak dapat dibaca: {detail}.",
    reason="Tanpa berkas huruf di theme/fonts/, gambar pratinjau tautan tidak dapat dibuat.",
    hint="Kembalikan folder theme/fonts/ seperti semula.",
)
