"""Posts and pages of a WordPress export as drafts; dates with their zone, terms, authors and media kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from plugins.desk.importing import problems as found
from plugins.desk.importing.assemble import STANDING, assemble
from plugins.desk.importing.draft import Draft, Entry
from plugins.desk.importing.incoming import MAX_TEXT, cleaned
from plugins.desk.importing.model import Block, Manuscript, Picture, Role, Shape, Taken
from plugins.desk.importing.people import Proposal, yaml_value
from plugins.desk.importing.read import MAX_PICTURE_BYTES
from plugins.desk.importing.read_html import read_html
from plugins.desk.importing.recognise.common import Known
from plugins.desk.importing.render import comment
from plugins.desk.importing.report import Outcome
from plugins.desk.importing.wordpress import ExportError, Item, clean_content, read_export
from plugins.desk.importing.write import write_draft
from plugins.engine.files import inside
from plugins.engine.problem import Problem

OLD_ADDRESS = "alamat_lama"
"""The key for addresses that an article had elsewhere."""

_SKIPPED = frozenset(
    {
        "attachment",
        "revision",
        "nav_menu_item",
        "custom_css",
        "customize_changeset",
        "wp_block",
        "wp_template",
        "wp_global_styles",
        "wp_navigation",
        "oembed_cache",
    }
)
_DEAD = frozenset({"trash", "auto-draft", "inherit"})
_NO_TERM = frozenset({"uncategorized", "tak berkategori", "tanpa kategori", "berita", "news"})
_SIZED = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w{3,4}$)")
_TOLD = 40


class _Run(Struct):
    """What an import of an export adds up to."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    proposals: dict[tuple[str, str], Proposal] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)
    first: Draft | None = None
    paths: set[str] = field(default_factory=set)

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def import_wordpress(
    path: Path, known: Known, content: Path, *, dry_run: bool = False, media: Path | None = None
) -> list[Outcome]:
    """One outcome for a whole export. It is read twice: for its attachments, then for its posts."""
    run = _Run()
    try:
        attachments = {
            item.fields.get("wp:post_id", ""): _attachment(item)
            for item, _, _ in read_export(path)
            if _kind(item) == "attachment"
        }
        shelf = _shelf(media)
        for item, site, authors in read_export(path):
            if _kind(item) in _SKIPPED or item.fields.get("wp:status") in _DEAD:
                if _kind(item) != "attachment":
                    run.count(f"dilewati ({_kind(item)}, {item.fields.get('wp:status', '')})")
                continue
            _one(item, site, authors, attachments, shelf, known, content, run, dry_run=dry_run)
    except ExportError as failure:
        kind = found.SUSPICIOUS if failure.hostile else found.NOT_WORDPRESS
        return [Outcome(path.name, problems=(*run.problems, kind.at(path.name, detail=str(failure))))]
    run.problems += [found.MEDIA_MISSING.at(path.name, name=name) for name in list(run.missing)[:_TOLD]]
    if not run.counts:
        return [
            Outcome(path.name, problems=(found.NOT_WORDPRESS.at(path.name, detail="tidak ada tulisan di dalamnya"),))
        ]
    entries = [Entry("yakin", what, str(number)) for what, number in sorted(run.counts.items())]
    if len(run.missing) > _TOLD:
        entries.append(
            Entry(
                "belum ada",
                "berkas media",
                "",
                0,
                f"{len(run.missing)} berkas tidak ditemukan; {_TOLD} disebut di bawah",
            )
        )
    proposals = tuple(run.proposals[key] for key in sorted(run.proposals))
    text = run.first.text if run.first and dry_run else ""
    written = sum(number for what, number in run.counts.items() if what.startswith("ditulis"))
    shown = f"{written} berkas di content/" if written else ""
    return [Outcome(path.name, Draft("berita/", text, tuple(entries), proposals), shown, tuple(run.problems))]


def _one(
    item: Item,
    site: Mapping[str, str],
    authors: Mapping[str, str],
    attachments: Mapping[str, Picture],
    shelf: Mapping[str, Path],
    known: Known,
    content: Path,
    run: _Run,
    *,
    dry_run: bool,
) -> None:
    """One post or page, written."""
    manuscript, removed = _manuscript(item, site, authors, attachments, shelf, run)
    title = item.fields.get("title", "").strip() or "(tanpa judul)"
    if sum(len(block.words) for block in manuscript.blocks) > MAX_TEXT:
        run.problems.append(
            found.ROW_SKIPPED.at(
                title, 0, row=item.fields.get("wp:post_id", ""), detail=f"“{title[:60]}” terlalu panjang"
            )
        )
        return
    page = _kind(item) == "page"
    draft = _kept(assemble(manuscript, known, STANDING if page else ""), item, removed, run.paths)
    run.first = run.first or draft
    for proposal in draft.proposals:
        if proposal.file == "topik.yaml" or len(run.proposals) < _TOLD:
            run.proposals.setdefault((proposal.file, proposal.id), proposal)
    kind = "halaman" if page else "berita"
    if dry_run:
        run.count(f"terbaca: {kind}")
        return
    path, trouble = write_draft(draft, content)
    if path is not None:
        status = item.fields.get("wp:status", "publish")
        run.count(f"ditulis: {kind}" + ("" if status == "publish" else f" (status lama: {status})"))
    elif any(problem.code == found.EXISTS.code for problem in trouble):
        run.count("dilewati, sudah ada")
        run.problems.append(found.POST_EXISTS.at(draft.path, title=title, path=f"content/{draft.path}"))
        trouble = ()
    run.problems += trouble


def _kept(draft: Draft, item: Item, removed: tuple[str, ...], paths: set[str]) -> Draft:
    """The draft with its old address and status, shortcodes in the comment, and a name that this run has not used."""
    link = item.fields.get("link", "").strip()
    address = urlsplit(link).path if link.startswith("http") else ""
    lines = draft.text.split("\n")
    close = lines.index("---", 1)
    extra: list[str] = []
    if address.strip("/"):
        extra.append(f"{OLD_ADDRESS}: [{yaml_value(address)}]")
    status = item.fields.get("wp:status", "publish")
    if status != "publish":
        extra.append(f"# status lama: {yaml_value(status)}")
    lines[close:close] = extra
    text = "\n".join(lines)
    if removed:
        text += "\n" + comment([Taken("KODE PENDEK", " ".join(removed), 0)])
    path, stem, number = draft.path, draft.path.removesuffix(".md"), 2
    while path in paths:
        path, number = f"{stem}-{number}.md", number + 1
    paths.add(path)
    return replace(draft, text=text, path=path)


def _manuscript(
    item: Item,
    site: Mapping[str, str],
    authors: Mapping[str, str],
    attachments: Mapping[str, Picture],
    shelf: Mapping[str, Path],
    run: _Run,
) -> tuple[Manuscript, tuple[str, ...]]:
    """A post's content as a manuscript with what the export states."""
    addresses = {key: one.name for key, one in attachments.items()}
    html, removed = clean_content(cleaned(item.fields.get("content:encoded", "")), addresses)
    read = read_html(item.fields.get("wp:post_id", "tulisan"), html, whole_page=False)
    blocks = [replace(block, role=Role.BODY) if block.role is Role.TITLE else block for block in read.blocks]
    title = " ".join(cleaned(item.fields.get("title", "")).split())
    front = [Block(Shape.HEADING, title, level=1, role=Role.TITLE)] if title else []
    thumbnail = attachments.get(item.meta.get("_thumbnail_id", ""))
    pictures = dict(read.pictures)
    if thumbnail is not None:
        front.append(Block(Shape.IMAGE, picture=thumbnail.name))
        pictures[thumbnail.name] = thumbnail
    by_address = {one.name: one for one in attachments.values()}
    for name, one in pictures.items():
        path = _on_shelf(name, shelf)
        alt = one.alt or (by_address[name].alt if name in by_address else "")
        data = path.read_bytes() if path is not None and path.stat().st_size <= MAX_PICTURE_BYTES else b""
        if path is None:
            run.missing.setdefault(unquote(urlsplit(name).path).rpartition("/")[2][:100] or name[:100])
        pictures[name] = Picture(name, data, alt)
    stated = {
        "date": _moment(item),
        "author": authors.get(item.fields.get("dc:creator", ""), item.fields.get("dc:creator", "")),
        "site": site.get("title", ""),
        "tags": ", ".join(dict.fromkeys(_terms(item))),
        "summary": " ".join(re.sub(r"<[^>]*>", " ", item.fields.get("excerpt:encoded", "")).split()),
        "slug": unquote(item.fields.get("wp:post_name", "")),
        "url": item.fields.get("link", "").strip(),
    }
    placed = tuple(replace(block, place=number) for number, block in enumerate([*front, *blocks], start=1))
    return Manuscript(
        read.file, "wordpress", placed, pictures, {key: value for key, value in stated.items() if value}
    ), removed


def _terms(item: Item) -> Iterator[str]:
    for domain, name in item.terms:
        if domain in {"category", "post_tag"} and name.casefold() not in _NO_TERM:
            yield name.replace(",", " ")


def _moment(item: Item) -> str:
    """When a post was published, local time with the offset that the two dates of the export show."""
    try:
        local = datetime.fromisoformat(item.fields.get("wp:post_date", "").strip())
    except ValueError:
        return ""
    try:
        offset = local - datetime.fromisoformat(item.fields.get("wp:post_date_gmt", "").strip())
    except ValueError:
        return local.date().isoformat()
    if abs(offset) > timedelta(hours=15):
        return local.date().isoformat()
    minutes = round(offset.total_seconds() / 60)
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"{local:%Y-%m-%dT%H:%M:%S}{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def _attachment(item: Item) -> Picture:
    return Picture(
        item.fields.get("wp:attachment_url", "").strip(), alt=item.meta.get("_wp_attachment_image_alt", "").strip()
    )


def _kind(item: Item) -> str:
    return item.fields.get("wp:post_type", "post").strip() or "post"


def _shelf(media: Path | None) -> dict[str, Path]:
    """The files below a media folder by name, and by year, month and name."""
    if media is None or not media.is_dir():
        return {}
    shelf: dict[str, Path] = {}
    for path in sorted(media.rglob("*")):
        if path.is_file() and inside(path, media):
            parts = path.relative_to(media).parts
            shelf["/".join(parts[-3:])] = path
            shelf.setdefault(parts[-1], path)
    return shelf


def _on_shelf(address: str, shelf: Mapping[str, Path]) -> Path | None:
    try:
        parts = [part for part in unquote(urlsplit(address).path).split("/") if part]
    except ValueError:
        return None
    if not parts:
        return None
    whole = "/".join(parts[-3:])
    for name in (whole, _SIZED.sub("", whole), parts[-1], _SIZED.sub("", parts[-1])):
        if name in shelf:
            return shelf[name]
    return None
