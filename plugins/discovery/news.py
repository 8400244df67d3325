"""An article as JSON-LD: `NewsArticle`, the `Event` it reports, and the `ClaimReview` of a clarification.

Each function states one aspect; `news_article` merges them. Facts come from the front matter (`Article`), labels and
published files from the page (`ArticleView`), so that a page and its data cannot disagree.
"""

from __future__ import annotations

from datetime import date

from plugins.discovery.entities import entities, named
from plugins.discovery.graph import Node, merged, one_or_many, reference
from plugins.discovery.publisher import publisher_id, website_id
from plugins.discovery.site import Site, plain
from plugins.engine.words import LANGUAGE, date_text
from plugins.newsroom.model import Article
from plugins.newsroom.photo import Photo
from plugins.newsroom.schema import EventMeta, SourceMeta
from plugins.newsroom.views import ArticleView, ClaimView
from plugins.registers.model import Register

HEADLINE_LIMIT = 110
RATINGS = {"salah": 1, "menyesatkan": 2, "sebagian-benar": 3, "benar": 5}
"""Findings on the scale from 1 (false) to 5 (true) that readers of ClaimReview use; an unproven claim has no number."""

_ADVERTISING = "https://schema.org/AdvertiserContentArticle"
_WITHDRAWN = "Withdrawn"


def news_article(site: Site, article: Article, view: ArticleView, image: Photo | None) -> Node:
    """The article with everything known of it; ``image`` is its photo or its share card."""
    return merged(
        _identity(site, article, view),
        _dates(site, article),
        _people(site, article),
        _source(article),
        _subjects(site, article),
        {"image": None if image is None else picture(site, image)},
        _files(site, view),
        _standing(site, article, view),
    )


def event(site: Site, article: Article) -> Node | None:
    """The event that the article reports, where its first day is known."""
    happened = article.meta.peristiwa
    if happened is None or happened.mulai is None:
        return None
    organizers = entities(site, Register.LEMBAGA, happened.penyelenggara, happened.first_day)
    return merged(
        {"@type": "Event", "@id": f"{site.url(article.address)}#peristiwa", "name": happened.nama},
        {
            "startDate": date_text(happened.mulai, site.zone).iso,
            "endDate": None if happened.selesai is None else date_text(happened.selesai, site.zone).iso,
            "location": _location(site, happened),
            "organizer": one_or_many(organizers),
        },
    )


def claim_review(site: Site, article: Article, view: ArticleView) -> Node | None:
    """The examination of a claim (https://schema.org/ClaimReview), for a clarification."""
    meta, shown = article.meta, view.claim
    if meta.klaim is None or shown is None:
        return None
    page = site.url(article.address)
    claimed = meta.klaim.tanggal
    return merged(
        {"@type": "ClaimReview", "@id": f"{page}#klaim", "url": page, "inLanguage": LANGUAGE},
        {
            "claimReviewed": plain(shown.claim),
            "datePublished": site.moment(meta.tanggal),
            "author": reference(publisher_id(site)),
            "reviewRating": _rating(shown),
            "itemReviewed": merged(
                {"@type": "Claim", "text": plain(shown.claim)},
                # Whether a person, an account or a body said it is not known, so no type is stated.
                {"author": merged({"name": shown.claimant})},
                {"appearance": _appearance(shown.place)},
                {"datePublished": None if claimed is None else claimed.isoformat()},
            ),
            "citation": [
                merged({"@type": "CreativeWork", "name": item.title, "url": site.url(item.address)})
                for item in shown.evidence
            ],
        },
    )


def picture(site: Site, photo: Photo) -> Node:
    """A photo with its size in pixels."""
    return merged(
        {
            "@type": "ImageObject",
            "url": site.url(photo.address),
            "width": photo.width,
            "height": photo.height,
            "caption": photo.caption,
            "description": photo.alt,
            "creditText": photo.credit,
        }
    )


def headline(title: str) -> str:
    """A title of at most `HEADLINE_LIMIT` characters, cut between words.

    >>> len(headline("kata " * 60)) <= HEADLINE_LIMIT
    True
    """
    title = plain(title)
    if len(title) <= HEADLINE_LIMIT:
        return title
    cut = title[: HEADLINE_LIMIT - 1]
    words, space, _ = cut.rpartition(" ")
    return f"{words if space else cut}…"


def _identity(site: Site, article: Article, view: ArticleView) -> Node:
    page, title = site.url(article.address), plain(view.title)
    short = headline(title)
    return merged(
        {
            "@type": "NewsArticle",
            "@id": f"{page}#berita",
            "url": page,
            "mainEntityOfPage": reference(page),
            "isPartOf": reference(website_id(site)),
            "headline": short,
            "name": title if short != title else None,
            "description": plain(view.summary),
            "inLanguage": LANGUAGE,
            "articleSection": view.kind,
            "keywords": list(article.meta.tags),
            "wordCount": article.body.words or None,
            "isAccessibleForFree": True,
        }
    )


def _dates(site: Site, article: Article) -> Node:
    return {
        "datePublished": site.moment(article.meta.tanggal),
        "dateModified": site.moment(article.updated or article.moment),
        "dateline": article.meta.dateline,
    }


def _people(site: Site, article: Article) -> Node:
    meta = article.meta
    office = reference(publisher_id(site))
    writers = named("Person", (meta.penulis,) if meta.penulis else meta.authors)
    return {
        "author": one_or_many(writers) or office,
        "editor": one_or_many(named("Person", (meta.editor,))),
        "publisher": office,
    }


def _source(article: Article) -> Node:
    """The report that the article is made from, with its own writers, who are not the authors of this text."""
    source, day = article.meta.sumber, article.meta.tanggal_sumber
    if source is None:
        return {}
    medium = {"@type": "Organization", "name": source.nama}
    return {
        "isBasedOn": merged(
            {"@type": "CreativeWork", "url": source.url, "publisher": medium},
            {"author": one_or_many(_source_authors(source, medium))},
            {"editor": one_or_many(named("Person", (source.editor,)))},
            {"datePublished": day.isoformat() if isinstance(day, date) else None},
            {"creditText": source.kredit},
        ),
        "creditText": source.nama,
    }


def _source_authors(source: SourceMeta, medium: Node) -> list[Node]:
    """The writer whom the source names, else its desk where the report is marked as the desk's."""
    return named("Person", (source.penulis,)) or ([medium] if source.redaksi else [])


def _subjects(site: Site, article: Article) -> Node:
    meta, day = article.meta, article.event_day
    happened = event(site, article)
    # The front matter says what the article is about and where; the rest of what its page links to it mentions.
    declared = {(Register.TOPIK.value, item) for item in meta.topik}
    declared |= {(Register.WILAYAH.value, item) for item in meta.wilayah}
    others = [pair for pair in article.card.entries if pair not in declared]
    return {
        "about": [*entities(site, Register.TOPIK, meta.topik, day), *([] if happened is None else [happened])],
        "mentions": [node for kind, item in others for node in entities(site, Register(kind), (item,), day)],
        "contentLocation": list(entities(site, Register.WILAYAH, meta.wilayah, day)),
    }


def _files(site: Site, view: ArticleView) -> Node:
    return {
        "associatedMedia": [
            merged(
                {
                    "@type": "MediaObject",
                    "name": item.title,
                    "contentUrl": site.url(item.address),
                    "contentSize": item.size,
                    "sha256": item.sha256,
                }
            )
            for item in view.attachments
        ]
    }


def _standing(site: Site, article: Article, view: ArticleView) -> Node:
    """What a reader must know before believing the text: advertising, corrections, withdrawal, sample data."""
    meta = article.meta
    return {
        "additionalType": _ADVERTISING if meta.iklan else None,
        "genre": view.sponsored,
        "correction": [
            {"@type": "CorrectionComment", "text": plain(item.isi), "datePublished": site.moment(item.waktu)}
            for item in meta.ralat
        ],
        "creativeWorkStatus": _WITHDRAWN if meta.dicabut else None,
        "disambiguatingDescription": site.words.site.page_sample_detail if meta.contoh else None,
    }


def _location(site: Site, happened: EventMeta) -> Node | None:
    codes = (happened.wilayah,) if happened.wilayah else ()
    region = next(entities(site, Register.WILAYAH, codes, None), None)
    if happened.tempat:
        return merged({"@type": "Place", "name": happened.tempat, "containedInPlace": region})
    return region


def _rating(claim: ClaimView) -> Node:
    number = RATINGS.get(claim.finding_key)
    scale = {} if number is None else {"ratingValue": number, "bestRating": 5, "worstRating": 1}
    return merged({"@type": "Rating"}, scale, {"alternateName": claim.finding})


def _appearance(place: str) -> Node | None:
    if not place:
        return None
    key = "url" if place.startswith(("http://", "https://")) and " " not in place else "name"
    return {"@type": "CreativeWork", key: place}
