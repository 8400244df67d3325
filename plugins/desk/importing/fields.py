"""Groups of front-matter keys: register entries, the event, the origin of the report, and the photo."""

from __future__ import annotations

import re

from msgspec.structs import replace

from plugins.desk.importing.draft import ALT, Entry, FrontMatter
from plugins.desk.importing.model import Cleared, Finding
from plugins.desk.importing.names import Named
from plugins.desk.importing.pictures import Placed
from plugins.desk.importing.recognise.common import Known
from plugins.newsroom.schema import UNKNOWN_DAY
from plugins.registers.model import Register


def registered(front: FrontMatter, cleared: Cleared, named: Named, known: Known) -> None:
    """Topics, officials, bodies and regions that the text names and the registers know."""
    regions = list(named.ids["wilayah"])
    dateline = cleared.first("dateline")
    notes = [
        finding.field.removeprefix("catatan.") for finding in cleared.findings if finding.field.startswith("catatan.")
    ]
    regions += [code for code in dict.fromkeys(notes) if code not in regions]
    if dateline is not None:
        regions += [code for code in _regions_called(dateline.value, known) if code not in regions]
    for register in Register:
        ids = tuple(regions) if register is Register.WILAYAH else named.ids[register.value]
        guessed = named.likely_topics if register is Register.TOPIK else ()
        if guessed:
            shown = ", ".join((*ids, *guessed))
            front.put(
                register.value, f"[{shown}]", "tebakan", f"ditebak dari kata di naskah: {', '.join(guessed)}", raw=True
            )
        elif ids:
            shown = ", ".join(f'"{one}"' if register is Register.WILAYAH else one for one in ids)
            front.put(register.value, f"[{shown}]", raw=True)
        else:
            front.missing(register.value, f"tidak ada {register.value} dari rujukan yang dikenali di dalam naskah")
    if named.tags:
        front.put(
            "tags",
            f"[{', '.join(_listed(tag) for tag in named.tags)}]",
            "tebakan",
            "penanda dari sumber, bukan topik resmi",
            raw=True,
        )


def _listed(tag: str) -> str:
    return '"' + tag.replace("\\", "\\\\").replace('"', '\\"').replace(",", " ") + '"'


def _regions_called(name: str, known: Known) -> list[str]:
    """The code of the one kabupaten or kota that a dateline names."""
    folded = name.casefold()
    found = [
        region.id
        for region in known.registers.regions.values()
        if folded in {region.name.casefold(), region.name.casefold().removeprefix("kota ").removeprefix("kabupaten ")}
    ]
    towns = [code for code in found if known.registers.regions[code].kind == "kota"]
    return towns if len(towns) == 1 else found if len(found) == 1 else []


def event(front: FrontMatter, cleared: Cleared) -> None:
    """The event's days and place."""
    start, weekday = cleared.first("peristiwa.mulai"), cleared.first("peristiwa.hari")
    unknown = next((one for one in cleared.every("peristiwa.mulai") if not one.value), None)
    last, place = cleared.first("peristiwa.selesai"), cleared.first("peristiwa.tempat")
    if start is None and unknown is None and place is None:
        front.missing("peristiwa", "hari acara tidak disebut di awal naskah")
        return
    front.plain("peristiwa:")
    if start is not None:
        front.put("  mulai", start.value, _level(start), start.note, name="peristiwa.mulai")
    elif unknown is not None:
        front.put("  mulai", UNKNOWN_DAY, "belum ada", unknown.note, name="peristiwa.mulai")
    if last is not None and start is not None:
        front.put("  selesai", last.value, _level(last), last.note, name="peristiwa.selesai")
    if weekday is not None:
        front.put("  hari", weekday.value, _level(weekday), weekday.note, name="peristiwa.hari")
    if place is not None:
        front.put("  tempat", place.value, _level(place), place.note, name="peristiwa.tempat")


def origin(  # noqa: C901 -- each key where it is known
    front: FrontMatter, cleared: Cleared
) -> None:
    """Where the report comes from, and who wrote and edited it."""
    name, url = cleared.first("sumber.nama"), cleared.manuscript.stated.get("url", "")
    site = cleared.manuscript.stated.get("site", "")
    writer, editor = cleared.first("penulis"), cleared.first("editor")
    credit, redaksi = cleared.first("sumber.kredit"), cleared.first("redaksi")
    agency = cleared.first("sumber.agensi")
    if agency is not None and (name is None or not name.sure):
        name = agency
    if name is not None and site and "".join(site.casefold().split()) == "".join(name.value.casefold().split()):
        name = replace(name, value=site)
    if name is None and site:
        name = Finding("sumber.nama", site, sure=False, note="nama situs dari keterangan halaman")
    inside = name is not None
    if name is not None:
        front.plain("sumber:")
        front.put("  nama", name.value, _level(name), name.note, name="sumber.nama")
        if re.fullmatch(r"https?://[^\s/]+\.[^\s/]+\S*", url):
            front.put("  url", url, name="sumber.url")
        if redaksi is not None:
            front.put("  redaksi", "true", _level(redaksi), redaksi.note, raw=True, name="sumber.redaksi")
        if credit is not None:
            front.put("  kredit", credit.value, _level(credit), credit.note, name="sumber.kredit")
    for key, found in (("penulis", writer), ("editor", editor)):
        if found is not None:
            note = found.note or (
                "" if inside else "sumber tidak tercantum; pindahkan ke `sumber` bila penulis dari luar kantor"
            )
            level = _level(found)
            front.put(f"  {key}" if inside else key, found.value, level, note, name=f"sumber.{key}" if inside else key)
    if name is None:
        note = (
            "ditandai tulisan redaksi, tetapi nama medianya tidak tercantum"
            if redaksi
            else "nama media atau lembaga sumber tidak tercantum"
        )
        front.missing("sumber", note)
    if writer is None:
        front.missing("penulis", "nama penulis tidak tercantum")


def advert(front: FrontMatter, cleared: Cleared) -> None:
    """The label of paid content, with the words of the source."""
    mark = cleared.first("iklan")
    if mark is not None:
        front.put("iklan", "true", _level(mark), "ada tanda advertorial", raw=True)
        front.put("iklan_keterangan", mark.value, _level(mark), mark.note)


def photo(front: FrontMatter, cleared: Cleared, placed: Placed) -> None:
    """The main photo; without its file, what was said about it waits as a comment."""
    caption, credit = cleared.first("foto.keterangan"), cleared.first("foto.kredit")
    if placed.main:
        front.plain("foto:")
        front.put("  berkas", placed.main, name="foto.berkas")
        if placed.alt:
            front.put("  alt", placed.alt, "tebakan", "teks alternatif dari berkas asal", name="foto.alt")
        else:
            front.put("  alt", ALT, "belum ada", "untuk pembaca yang tidak melihat gambar", name="foto.alt")
        for key, found in (("keterangan", caption), ("kredit", credit)):
            if found is not None:
                front.put(f"  {key}", found.value, _level(found), found.note, name=f"foto.{key}")
            else:
                front.missing(f"foto.{key}", "tidak tercantum")
        return
    if caption is None and credit is None:
        front.missing("foto", "tidak ada gambar di dalam naskah")
        return
    front.plain("# foto:   # berkas gambar belum ada; hapus tanda pagar setelah berkasnya ada di content/media/")
    front.plain("#   berkas: media/…")
    for key, found in (("keterangan", caption), ("kredit", credit)):
        if found is not None:
            front.put(
                f"#   {key}", found.value, _level(found), found.note or "menunggu berkas gambar", name=f"foto.{key}"
            )
    front.missing("foto.berkas", "keterangan atau kreditnya ada, gambarnya tidak ikut")
    if placed.missing:
        front.entries[-1] = Entry(
            "belum ada", "foto.berkas", ", ".join(placed.missing), 0, "disebut di naskah, berkasnya tidak ditemukan"
        )


def _level(found: Finding) -> str:
    return "yakin" if found.sure else "tebakan"
