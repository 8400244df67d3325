"""Articles for tests of the newsroom, made without files."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from plugins.newsroom.body import Body
from plugins.newsroom.model import Article
from plugins.newsroom.schema import ArticleMeta


def article(slug: str, day: str = "2025-01-15", **keys: Any) -> Article:
    """A published article of one day, with any front matter."""
    meta = ArticleMeta.model_validate({"judul": slug, "tanggal": day, "ringkasan": "R.", **keys})
    moment = datetime.combine(date.fromisoformat(day[:10]), time(), tzinfo=UTC)
    address = f"berita/{day[:4]}/{slug}/"
    return Article.of(f"berita/{day[:4]}/{slug}.md", slug, address, meta, Body("<p>Isi.</p>"), moment, None)
