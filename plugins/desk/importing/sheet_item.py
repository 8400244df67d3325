"""One row of an office's list as the draft of an item of public information (PerKI 1/2021 Ps 21(2))."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from plugins.desk.importing.days import find_days, meaning
from plugins.desk.importing.draft import Draft, FrontMatter
from plugins.desk.importing.model import Taken
from plugins.desk.importing.people import Proposal, yaml_value
from plugins.desk.importing.recognise.common import Known
from plugins.desk.importing.render import comment, escaped
from plugins.newsroom.slugs import slugged

_YES = re.compile(r"[√✓✔vVxX]|ya|ada|1|•")


_SOFT = re.compile(r"soft|elektronik|digital|pdf|online|daring|website|excel|word|csv|file", re.IGNORECASE)


_HARD = re.compile(r"hard|cetak|kertas|fisik|buku|print", re.IGNORECASE)


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


_MAX_ID, _MAX_TITLE, _MAX_SUMMARY = 80, 200, 600


_SAME_UNIT = 90


def item_draft(  # noqa: C901, PLR0912 -- one key after the other, in the order of the schema
    row: Mapping[str, str], units: Mapping[str, str], known: Known, taken: set[str]
) -> tuple[Draft, Proposal | None]:
    """One row as an item's draft; what fits no key goes to the comment."""
    title = row.get("judul") or row.get("ringkasan", "")
    remains: list[Taken] = [Taken("KOLOM LAIN", row["lain"], int(row["baris"]))] if row["lain"] else []
    front = FrontMatter()
    front.put("judul", title if len(title) <= _MAX_TITLE else title[:_MAX_TITLE].rpartition(" ")[0])
    body = f"{escaped(title)}\n" if len(title) > _MAX_TITLE else ""
    front.plain("status: draf   # hapus baris ini bila siap terbit")
    summary = row.get("ringkasan", "")
    if 0 < len(summary) <= _MAX_SUMMARY:
        front.put("ringkasan", summary)
    elif summary:
        body += f"\n{escaped(summary)}\n"
    if row["kelas_dibaca"]:
        front.put("kelas", f"[{row['kelas_dibaca']}]", raw=True)
    unit, proposal = unit_of(row.get("unit", ""), units)
    if unit:
        front.put("unit", unit)
    elif row.get("unit"):
        front.plain(f"# unit: {yaml_value(row['unit'])}   # belum ada di ppid/unit.yaml")
    if row.get("penanggung_jawab"):
        front.put("penanggung_jawab", row["penanggung_jawab"])
    when, where = made(row)
    for key, value in (("waktu_pembuatan", when), ("tempat_pembuatan", where)):
        if value:
            front.put(key, value)
    forms = forms_of(row)
    if forms:
        front.put("bentuk", f"[{', '.join(forms)}]", raw=True)
    if row.get("bentuk") and re.sub(r"(?i)soft\s?copy|hard\s?copy|dan|[\W_]", "", row["bentuk"]):
        remains.append(Taken("BENTUK", row["bentuk"], int(row["baris"])))
    if row.get("retensi"):
        front.put("retensi", row["retensi"])
    year = year_of(row, title)
    if year:
        front.put("tahun", year, raw=True)
    days = find_days(row.get("diperbarui", ""))
    day = meaning(days[0], None, known.today).first if days else None
    if day is not None:
        front.put("diperbarui", day.isoformat())
    elif row.get("diperbarui"):
        remains.append(Taken("DIPERBARUI", row["diperbarui"], int(row["baris"])))
    if re.fullmatch(r"https?://[^\s/]+\.[^\s/]+\S*", row.get("tautan", "")):
        front.plain("tautan:")
        front.plain(f"  - {{judul: {_flow(title[:120])}, url: {_flow(row['tautan'])}}}")
    elif row.get("tautan"):
        remains.append(Taken("TAUTAN", row["tautan"], int(row["baris"])))
    text = front.close() + body
    notes = comment(remains)
    text += f"\n{notes}" if notes else ""
    return Draft(f"ppid/informasi/{identifier(title, year, taken)}.md", text, tuple(front.entries)), proposal


def _flow(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def identifier(title: str, year: str, taken: set[str]) -> str:
    """The title with its year, cut at a word; a number behind it where two rows are called the same."""
    whole = slugged(title if not year or year in title else f"{title} {year}")
    short = whole if len(whole) <= _MAX_ID else whole[:_MAX_ID].rpartition("-")[0] or whole[:_MAX_ID]
    wanted, number = short, 2
    while wanted in taken:
        wanted, number = f"{short}-{number}", number + 1
    taken.add(wanted)
    return wanted


def unit_of(cell: str, units: Mapping[str, str]) -> tuple[str, Proposal | None]:
    """The id of the unit that a cell means, or a proposal for ``unit.yaml``."""
    if not cell:
        return "", None
    if cell in units:
        return cell, None
    names = {name.casefold(): key for key, name in sorted(units.items(), reverse=True)}
    near = process.extractOne(cell.casefold(), sorted(names), scorer=fuzz.token_sort_ratio, score_cutoff=_SAME_UNIT)
    if near:
        return names[near[0]], None
    slug = slugged(cell)[:60]
    return "", Proposal("ppid/unit.yaml", slug, f"{slug}: {yaml_value(cell)}\n", cell) if slug else None


def made(row: Mapping[str, str]) -> tuple[str, str]:
    """When and where the information was made, told apart where one cell says both."""
    when, where = row.get("waktu_pembuatan", ""), row.get("tempat_pembuatan", "")
    both = row.get("waktu_dan_tempat", "")
    if both and not (when or where):
        first, comma, last = both.rpartition(",")
        if not comma:
            return (both, "") if re.search(r"\d", both) else ("", both)
        when, where = (last, first) if re.search(r"\d", last) and not re.search(r"\d", first) else (first, last)
    return when.strip(), where.strip()


def forms_of(row: Mapping[str, str]) -> list[str]:
    """The forms in which it is available: by columns of their own, or by the words of one cell."""
    forms = []
    for key, words in (("softcopy", _SOFT), ("hardcopy", _HARD)):
        cell = row.get(key, "").strip()
        if (cell and (_YES.fullmatch(cell.casefold()) or words.search(cell))) or words.search(row.get("bentuk", "")):
            forms.append(key)
    return forms


def year_of(row: Mapping[str, str], title: str) -> str:
    """The year that the information is about, or ``""``."""
    years = _YEAR.findall(row.get("tahun", "")) or _YEAR.findall(title)
    return years[-1] if years else ""
