"""From an article's page to its entry in feeds: the full text as one piece of HTML that stands alone.

A withdrawn article appears with the notice in place of its text, so that readers who have the text learn of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from plugins.discovery.atom import Category, Entry, Person
from plugins.discovery.site import Site, plain
from plugins.engine.page import Page
from plugins.newsroom.model import Article
from plugins.newsroom.pages import NEWS
from plugins.newsroom.photo import Photo
from plugins.newsroom.slugs import slugged
from plugins.newsroom.views import ArticleView, AttachmentView, ClaimView, FootnoteView, Notice
from plugins.registers.lookup import resolve
from plugins.registers.model import Register

_BACK = "↩\ufe0e"


def article_entry(site: Site, article: Article, page: Page, view: ArticleView) -> Entry:
    """The entry of an article whose page shows ``view``. Its id depends on neither build nor neighbours."""
    meta = article.meta
    withdrawn = view.withdrawn
    parts = _full_text(site, page, view, article) if withdrawn is None else _withdrawal(site, withdrawn)
    html = "\n".join(str(part) for part in parts)
    summary = view.summary
    if withdrawn is not None:
        summary = f"{site.words.article.withdrawn}. {withdrawn.html.striptags()}"
    return Entry(
        id=site.tag_uri(article.address, article.moment.year),
        title=plain(view.title),
        url=site.url(article.address),
        published=site.moment(meta.tanggal),
        updated=site.moment(article.updated or article.moment),
        authors=tuple(_authors(site, article)),
        categories=tuple(_categories(site, article, view)),
        summary=plain(summary),
        content=site.html(html, article.address),
        via=meta.sumber.url or "" if meta.sumber is not None and withdrawn is None else "",
    )


def office(site: Site) -> Person:
    """The office as the author of what names no writer."""
    return Person(site.identity.office, site.url(""))


def _authors(site: Site, article: Article) -> Iterator[Person]:
    meta = article.meta
    names = (meta.penulis,) if meta.penulis else meta.authors
    if names:
        yield from (Person(name) for name in dict.fromkeys(names))
    else:
        yield office(site)


def _categories(site: Site, article: Article, view: ArticleView) -> Iterator[Category]:
    """The kind, the entries of the registers, and Pelican's free words; each scheme is the root of their pages."""
    meta = article.meta
    yield Category(meta.jenis, site.url(NEWS), view.kind)
    if meta.iklan:
        yield Category("advertorial", site.url(NEWS), site.words.newsroom.advertorial)
    for register, value in article.card.entries:
        entry = resolve(site.registers, Register(register), value)
        if entry is not None:
            yield Category(entry.id, site.url(f"{register}/"), entry.name)
    for folder, names in (("tag", meta.tags), ("kategori", (meta.category,))):
        for name in names:
            if slugged(name):
                yield Category(slugged(name), site.url(f"{folder}/"), plain(name))


def _withdrawal(site: Site, notice: Notice) -> Iterator[Markup]:
    yield Markup("<p><strong>{}</strong> ({})</p>").format(site.words.article.withdrawn, notice.when.text)
    yield Markup("<p>{}</p>").format(notice.html)


def _full_text(site: Site, page: Page, view: ArticleView, article: Article) -> Iterator[Markup]:
    words = site.words
    if page.sample:
        yield Markup("<p><strong>{}</strong> {}</p>").format(words.site.page_sample, words.site.page_sample_detail)
    if view.sponsored:
        yield Markup("<p><strong>{}</strong></p>").format(view.sponsored)
    if view.corrections:
        yield Markup("<h2>{}</h2>").format(words.article.corrections)
        for notice in view.corrections:
            yield Markup("<p>{}: {}</p>").format(notice.when.text, notice.html)
    if view.photo is not None:
        yield _figure(site, view.photo)
    if view.claim is not None:
        yield _claim(site, view.claim)
    yield view.body
    if view.footnotes:
        yield _footnotes(site, view.footnotes)
    if view.attachments:
        yield _attachments(site, view.attachments)
    yield from _credit(site, view, article)


def _figure(site: Site, photo: Photo) -> Markup:
    credit = f"({photo.credit})" if photo.credit else ""
    caption = plain(f"{photo.caption} {credit}")
    return Markup('<figure><img src="{}" width="{}" height="{}" alt="{}">{}</figure>').format(
        site.url(photo.address),
        photo.width,
        photo.height,
        photo.alt,
        Markup("<figcaption>{}</figcaption>").format(caption) if caption else "",
    )


def _claim(site: Site, claim: ClaimView) -> Markup:
    words = site.words.claim
    rows = (
        (words.claim, claim.claim),
        (words.claimant, claim.claimant),
        (words.place, claim.place),
        (words.when, claim.when.text if claim.when is not None else ""),
        (words.finding, claim.finding),
        *((words.evidence, _link(site.url(item.address), item.title)) for item in claim.evidence),
    )
    lines = Markup().join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, value) for name, value in rows if value)
    return Markup("<h2>{}</h2>\n<dl>{}</dl>").format(words.title, lines)


def _footnotes(site: Site, notes: tuple[FootnoteView, ...]) -> Markup:
    items = "\n".join(
        f'<li id="{escape(note.id)}" value="{note.number}">{escape(note.html)} {_back(note)}</li>' for note in notes
    )
    title = escape(site.words.article.footnotes)
    return Markup(f"<h2>{title}</h2>\n<ol>{items}</ol>")  # noqa: S704 -- every part is escaped


def _back(note: FootnoteView) -> str:
    return " ".join(
        f'<a href="#{escape(back.target)}" aria-label="{escape(back.label)}">{_BACK}</a>' for back in note.backlinks
    )


def _attachments(site: Site, files: tuple[AttachmentView, ...]) -> Markup:
    items = Markup().join(
        Markup("<li>{} ({}, {})</li>").format(_link(site.url(file.address), file.title), file.kind, file.size)
        for file in files
    )
    return Markup("<h2>{}</h2>\n<ul>{}</ul>").format(site.words.article.attachments, items)


def _credit(site: Site, view: ArticleView, article: Article) -> Iterator[Markup]:
    """Where the report comes from, at the end of the text: the byline without this office's own people."""
    roles = site.words.newsroom.roles
    if article.meta.sumber is not None:
        shown = [
            Markup("{}: {}").format(credit.role, _link(credit.address, credit.name) if credit.address else credit.name)
            for credit in view.credits
            if credit.role not in (roles.writer, roles.editor)
        ]
        yield Markup("<p>{}</p>").format(Markup("; ").join(shown))
    if view.source_date:
        yield Markup("<p>{}</p>").format(view.source_date)


def _link(url: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(url, text)
