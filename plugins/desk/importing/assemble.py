"""The whole way from a manuscript to a draft of an article: recognise, decide, write down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from plugins.desk.importing.draft import SUMMARY, TITLE, Draft, Entry, FrontMatter
from plugins.desk.importing.fields import advert, event, origin, photo, registered
from plugins.desk.importing.model import Cleared, Finding, Manuscript, Role, Shape, Taken, take
from plugins.desk.importing.names import Named, named_in
from plugins.desk.importing.pictures import Placed, place_pictures
from plugins.desk.importing.recognise.chat import chat_heads
from plugins.desk.importing.recognise.chrome import leftover_near, site_chrome
from plugins.desk.importing.recognise.common import Known
from plugins.desk.importing.recognise.credits import credit_lines
from plugins.desk.importing.recognise.dateline import datelines
from plugins.desk.importing.recognise.event import event_days, event_place
from plugins.desk.importing.recognise.headline import headline
from plugins.desk.importing.recognise.inline import advert_marks, also_links
from plugins.desk.importing.recognise.notes import footnotes, place_of_note
from plugins.desk.importing.recognise.photo import photo_words
from plugins.desk.importing.recognise.published import published_lines
from plugins.desk.importing.render import Inserted, comment, escaped, render
from plugins.newsroom.slugs import slugged

Recogniser = Callable[[Manuscript, Known], tuple[Finding, ...]]

RECOGNISERS: tuple[Recogniser, ...] = (
    chat_heads,
    site_chrome,
    footnotes,
    also_links,
    advert_marks,
    published_lines,
    credit_lines,
    photo_words,
    leftover_near,
    headline,
    datelines,
    credit_lines,
)
"""In the order in which they are asked; credits once more, for a signature behind what others took away."""

STANDING = "halaman"
"""The kind of document that has no date."""

MAX_SLUG = 80
_DAY_ONLY = 10
MAX_TITLE, MAX_SUMMARY = 200, 600


def clear(manuscript: Manuscript, known: Known) -> Cleared:
    """The manuscript after every recogniser took what is no body."""
    cleared = Cleared(manuscript)
    asked: set[Recogniser] = set()
    for recognise in RECOGNISERS:
        found = recognise(cleared.manuscript, known)
        if recognise in asked:  # a second look: only what has words, the metadata were heard already
            found = tuple(one for one in found if one.spans or any(other.spans for other in found))
        asked.add(recognise)
        cleared = take(cleared, found)
    return cleared


def assemble(manuscript: Manuscript, known: Known, kind: str = "") -> Draft:
    """The draft of an article; ``kind`` is a ``jenis`` of the schema where the editor named one."""
    cleared = clear(manuscript, known)
    published = _published(cleared)
    sent = cleared.first("terkirim")
    near = published or (date.fromisoformat(sent.value) if sent is not None else None)
    cleared = take(cleared, (*event_days(cleared.manuscript, known, near), *event_place(cleared.manuscript, known)))
    day, day_level, day_note = _day(cleared, published, known)
    title = cleared.first("judul")
    slug = _slug(manuscript, title)
    year = day[:4]
    placed = place_pictures(cleared.manuscript, year, slug)
    source = cleared.first("sumber.nama") or cleared.first("sumber.agensi")
    first = cleared.first("peristiwa.mulai")
    attested = first.value if first is not None and first.sure else published.isoformat() if published else ""
    tags = [*(one.value for one in cleared.every("penanda")), *_stated_tags(manuscript)]
    named = named_in(cleared.manuscript, tags, known, attested, source.value if source else "")
    front = _front(cleared, known, kind, (day, day_level, day_note, published is not None), named, placed)
    path = f"halaman/{slug}.md" if kind == STANDING else f"berita/{year}/{slug}.md"
    return _whole(cleared, known, front, placed, named, path)


def _front(
    cleared: Cleared, known: Known, kind: str, day: tuple[str, str, str, bool], named: Named, placed: Placed
) -> FrontMatter:
    """The front matter in the order of the schema."""
    front = FrontMatter()
    title = cleared.first("judul")
    if title is None or not title.value:
        front.put("judul", TITLE, "belum ada", "tidak ada kalimat yang dapat menjadi judul")
    else:
        long = len(title.value) > MAX_TITLE
        value = title.value[:MAX_TITLE].rpartition(" ")[0] if long else title.value
        front.put(
            "judul", value or title.value[:MAX_TITLE], "yakin" if title.sure and not long else "tebakan", title.note
        )
    if kind == STANDING:
        front.plain("status: draf   # hapus baris ini bila halaman siap terbit")
        _summary(front, cleared)
        return front
    found = cleared.first("jenis")
    if kind or found is not None:
        level = "yakin" if kind or (found is not None and found.sure) else "tebakan"
        front.put("jenis", kind or (found.value if found else ""), level, "" if kind or found is None else found.note)
    front.plain("status: draf   # hapus baris ini bila naskah siap terbit")
    value, level, note, stated = day
    front.put("tanggal", value, level, note)
    if not stated:
        front.put("tanggal_sumber", "tidak-tercantum", "belum ada", "sumber tidak menyebut kapan naskah terbit")
    _summary(front, cleared)
    dateline = cleared.first("dateline")
    if dateline is not None:
        front.put("dateline", dateline.value, "yakin" if dateline.sure else "tebakan", dateline.note)
    else:
        front.missing("dateline", "tidak ada nama kota di awal naskah")
    registered(front, cleared, named, known)
    event(front, cleared)
    origin(front, cleared)
    advert(front, cleared)
    photo(front, cleared, placed)
    return front


def _summary(front: FrontMatter, cleared: Cleared) -> None:
    """The source's own summary where it is none of the body's sentences; else a placeholder the build refuses."""
    stated = " ".join(cleared.manuscript.stated.get("summary", "").split())
    body = " ".join(" ".join(block.text.split()) for block in cleared.manuscript.blocks).casefold()
    own = stated.rstrip(" .…[]").casefold()
    if 40 <= len(stated) <= MAX_SUMMARY and own[:60] not in body and not stated.endswith(("…", "...", "[…]")):  # noqa: PLR2004
        front.put("ringkasan", stated, "tebakan", "dari keterangan halaman")
        return
    front.put("ringkasan", SUMMARY, "belum ada", "tulis sendiri; ringkasan tidak dipotong dari isi")


def _published(cleared: Cleared) -> date | None:
    """The day of publication where a line or the metadata say it for certain."""
    found = _stated_day(cleared)
    return date.fromisoformat(found.value[:10]) if found is not None else None


def _stated_day(cleared: Cleared) -> Finding | None:
    """The certain day of publication: metadata first, then one with a time, for a site prints today's day on top."""
    found = [one for one in cleared.every("terbit") if one.sure and one.value]
    return min(found, key=lambda one: ("metadata" not in one.note, len(one.value) <= _DAY_ONLY), default=None)


def _day(cleared: Cleared, published: date | None, known: Known) -> tuple[str, str, str]:
    """The date of the article: publication, else the event's first day, else today."""
    found = _stated_day(cleared)
    if found is not None and published is not None:
        return found.value, "yakin", found.note
    event_day = cleared.first("peristiwa.mulai")
    if event_day is not None and event_day.sure and event_day.value and event_day.value <= known.today.isoformat():
        return event_day.value, "tebakan", "hari peristiwa; tanggal terbit tidak tercantum"
    sent = cleared.first("terkirim")
    if sent is not None:
        return sent.value, "tebakan", "hari pesan dikirim; tanggal terbit tidak tercantum"
    return known.today.isoformat(), "belum ada", "tanggal terbit tidak tercantum; diisi hari impor"


def _slug(manuscript: Manuscript, title: Finding | None) -> str:
    wanted = manuscript.stated.get("slug") or (title.value if title else "")
    whole = slugged(wanted) or slugged(manuscript.file.rpartition("/")[2].rpartition(".")[0]) or "naskah"
    return whole if len(whole) <= MAX_SLUG else whole[:MAX_SLUG].rpartition("-")[0] or whole[:MAX_SLUG]


def _stated_tags(manuscript: Manuscript) -> list[str]:
    return [part.strip() for part in manuscript.stated.get("tags", "").split(",") if part.strip()][:12]


def _whole(cleared: Cleared, known: Known, front: FrontMatter, placed: Placed, named: Named, path: str) -> Draft:
    """The file's text, and the report with lines."""
    notes: list[tuple[str, str]] = []
    references: list[Inserted] = []
    manuscript = cleared.manuscript
    for finding in cleared.findings:
        if not finding.field.startswith("catatan."):
            continue
        code = finding.field.removeprefix("catatan.")
        region = known.registers.regions[code]
        first = next((one for one in notes if one[0] == code), None)
        if first is not None:
            notes[notes.index(first)] = (code, f"{first[1]}\n\n    {_note(finding.value)}")
            continue
        place = place_of_note(manuscript, region, known)
        if place is None:
            last = max(
                (
                    n
                    for n, block in enumerate(manuscript.blocks)
                    if _is_prose(block.shape, block.role) and block.text.strip()
                ),
                default=-1,
            )
            if last < 0:
                continue
            references.append(Inserted(last, len(manuscript.blocks[last].text.rstrip()), code))
        else:
            references.append(Inserted(place.block, place.start, code))
        notes.append((code, _note(finding.value)))
    body = render(manuscript.blocks, placed.markdown, references, manuscript.stated.get("url", ""))
    taken = [
        one
        for one in cleared.taken
        if not (one.field.startswith("catatan.") and any(one.field.endswith(code) for code, _ in notes))
    ]
    head = front.close()
    headers = [
        Taken("KEPALA BERKAS", block.text, block.place) for block in manuscript.blocks if block.level < 0 and block.text
    ]
    remains = comment(
        [*headers, *sorted(taken, key=lambda one: one.place)],
        "baris" if manuscript.form in {"txt", "md"} else "bagian",
    )
    foot = "".join(f"\n[^{code}]: {text}\n" for code, text in notes)
    text = head + body + foot + (f"\n{remains}" if remains else "")
    entries = list(front.entries)
    for code, _ in notes:
        line = next((n for n, row in enumerate(text.split("\n"), start=1) if row.startswith(f"[^{code}]:")), 0)
        entries.append(Entry("yakin", f"catatan wilayah {code}", "dijadikan catatan kaki", line))
    line = text[: len(text) - len(remains)].count("\n") + 1 if remains else 0
    return Draft(path, text, tuple(entries), named.proposals, placed.files, len(taken), line)


def _note(text: str) -> str:
    return " ".join(escaped(text).split())


def _is_prose(shape: Shape, role: Role) -> bool:
    return shape is Shape.PARAGRAPH and role is Role.BODY
