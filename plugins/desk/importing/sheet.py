"""A list of public information, kept in an office's own way, as drafts of items or as rows for ``dip.csv``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from plugins.desk.importing import problems as found
from plugins.desk.importing.days import find_days, meaning
from plugins.desk.importing.draft import Draft, Entry, FrontMatter
from plugins.desk.importing.incoming import Incoming, text_of, too_large
from plugins.desk.importing.model import Taken
from plugins.desk.importing.names import Proposal, yaml_value
from plugins.desk.importing.recognise.common import Known
from plugins.desk.importing.render import comment, escaped
from plugins.desk.importing.report import Outcome
from plugins.desk.importing.sheet_grid import Column, Found, find_list, grids_of
from plugins.desk.importing.write import write_draft
from plugins.engine.problem import Problem
from plugins.newsroom.slugs import slugged
from plugins.ppid.dip import COLUMNS
from plugins.ppid.office import OfficeReader

DIP = "ppid/dip-impor.csv"
"""Rows for ``dip.csv`` are written beside it: what stands in ``dip.csv`` is public at once."""

_CLASSES = (
    ("serta-merta", re.compile(r"serta[\s-]*merta", re.IGNORECASE)),
    ("setiap-saat", re.compile(r"setiap[\s-]*saat|tersedia setiap", re.IGNORECASE)),
    ("dikecualikan", re.compile(r"dikecualikan", re.IGNORECASE)),
    ("berkala", re.compile(r"berkala", re.IGNORECASE)),
)
_YES = re.compile(r"[√✓✔vVxX]|ya|ada|1|•")
_SOFT = re.compile(r"soft|elektronik|digital|pdf|online|daring|website|excel|word|csv|file", re.IGNORECASE)
_HARD = re.compile(r"hard|cetak|kertas|fisik|buku|print", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MAX_ID, _MAX_TITLE, _MAX_SUMMARY = 80, 200, 600
_SAME_UNIT = 90
_KEPT_IN_CSV = ("id", "judul", "kelas", "tahun", "diperbarui")


def import_sheet(
    incoming: Incoming,
    form: str,
    content: Path,
    known: Known,
    *,
    as_dip: bool = False,
    dry_run: bool = False,
    output: str = "",
) -> list[Outcome]:
    """One outcome that tells the mapping of the columns and what became of each row."""
    large = too_large(incoming, form)
    if large is not None:
        return [Outcome(incoming.name, problems=(large,))]
    text, problems = text_of(incoming.name, incoming.data) if form == "csv" else ("", ())
    if any(problem.severity.value == "error" for problem in problems):
        return [Outcome(incoming.name, problems=problems)]
    grids, why = grids_of(incoming.data, text, form)
    listed = find_list(grids) if grids else None
    if listed is None:
        detail = why or "tidak ada baris judul kolom yang dikenali"
        return [Outcome(incoming.name, problems=(*problems, found.NO_TABLE.at(incoming.name, detail=detail)))]
    units = dict(OfficeReader(content).read().units)
    rows, skipped = _rows(incoming.name, listed)
    mapping = [_mapped(column) for column in listed.columns if column.heading]
    mapping += [Entry("yakin", "baris di atas tabel", line[:120], 0, "tidak diimpor") for line in listed.above]
    drafts, proposals = _drafts(rows, units, known)
    if as_dip:
        drafts = [Draft(DIP, _as_csv(rows, units), ())]
    return [
        _written(
            incoming.name, drafts, mapping, proposals, (*problems, *skipped), content, dry_run=dry_run, output=output
        )
    ]


def _mapped(column: Column) -> Entry:
    if not column.key:
        return Entry(
            "belum ada",
            f"kolom “{column.heading}”",
            "",
            0,
            "tidak cocok dengan kolom mana pun; isinya disimpan di komentar",
        )
    level = "yakin" if column.likeness >= 95 else "tebakan"  # noqa: PLR2004
    return Entry(level, f"kolom “{column.heading}”", f"→ {column.key}", 0, f"kemiripan {column.likeness:.0f} persen")


def _rows(name: str, listed: Found) -> tuple[list[dict[str, str]], list[Problem]]:
    """The rows as cells by key, with the class of the section they stand in, and what was left out."""
    rows: list[dict[str, str]] = []
    skipped: list[Problem] = []
    section = ""
    for number, cells in listed.rows:
        distinct = list(dict.fromkeys(cell for cell in cells if cell))
        words = [cell for cell in distinct if not re.fullmatch(r"\(?(?:[A-Za-z]|[IVXivx]{1,4}|\d{1,3})[.)]?\)?", cell)]
        kelas = next((kelas for kelas, form in _CLASSES if words and form.search(words[0])), "")
        if kelas and len(words) == 1:
            section = kelas
            continue
        if all(re.fullmatch(r"\(?\d{1,2}\)?", cell) for cell in distinct):
            continue  # the row that numbers the columns
        row = {column.key: cells[column.place] for column in listed.columns if column.key and column.place < len(cells)}
        title = row.get("judul") or row.get("ringkasan", "")
        if not slugged(title):
            skipped.append(
                found.ROW_SKIPPED.at(
                    name, number, row=number, detail=f"tanpa nama informasi (“{' '.join(distinct)[:80]}”)"
                )
            )
            continue
        if len(words) == 1 and not row.get("unit") and not row.get("penanggung_jawab"):
            skipped.append(
                found.ROW_SKIPPED.at(
                    name, number, row=number, detail=f"hanya berisi “{words[0][:80]}”, tampaknya judul kelompok"
                )
            )
            continue
        own = next((kelas for kelas, form in _CLASSES if form.search(row.get("kelas", ""))), "")
        row["kelas_dibaca"] = own or section
        if row["kelas_dibaca"] == "dikecualikan":
            skipped.append(
                found.ROW_SKIPPED.at(
                    name, number, row=number, detail="informasi dikecualikan; memerlukan uji konsekuensi"
                )
            )
            continue
        row["baris"] = str(number)
        row["lain"] = "\n".join(
            f"{column.heading}: {cells[column.place]}"
            for column in listed.columns
            if not column.key and column.heading and column.place < len(cells) and cells[column.place]
        )
        rows.append(row)
    return rows, skipped


def _drafts(
    rows: Sequence[Mapping[str, str]], units: Mapping[str, str], known: Known
) -> tuple[list[Draft], list[Proposal]]:
    drafts: list[Draft] = []
    proposals: dict[str, Proposal] = {}
    taken: set[str] = set()
    for row in rows:
        draft, proposal = _draft(row, units, known, taken)
        drafts.append(draft)
        if proposal is not None:
            proposals.setdefault(proposal.id, proposal)
    return drafts, [proposals[key] for key in sorted(proposals)]


def _draft(
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
    unit, proposal = _unit(row.get("unit", ""), units)
    if unit:
        front.put("unit", unit)
    elif row.get("unit"):
        front.plain(f"# unit: {yaml_value(row['unit'])}   # belum ada di ppid/unit.yaml")
    if row.get("penanggung_jawab"):
        front.put("penanggung_jawab", row["penanggung_jawab"])
    when, where = _made(row)
    for key, value in (("waktu_pembuatan", when), ("tempat_pembuatan", where)):
        if value:
            front.put(key, value)
    forms = _forms(row)
    if forms:
        front.put("bentuk", f"[{', '.join(forms)}]", raw=True)
    if row.get("bentuk") and re.sub(r"(?i)soft\s?copy|hard\s?copy|dan|[\W_]", "", row["bentuk"]):
        remains.append(Taken("BENTUK", row["bentuk"], int(row["baris"])))
    if row.get("retensi"):
        front.put("retensi", row["retensi"])
    year = _year(row, title)
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
    return Draft(f"ppid/informasi/{_identifier(title, year, taken)}.md", text, tuple(front.entries)), proposal


def _flow(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _identifier(title: str, year: str, taken: set[str]) -> str:
    """The title with its year, cut at a word; a number behind it where two rows are called the same."""
    whole = slugged(title if not year or year in title else f"{title} {year}")
    short = whole if len(whole) <= _MAX_ID else whole[:_MAX_ID].rpartition("-")[0] or whole[:_MAX_ID]
    wanted, number = short, 2
    while wanted in taken:
        wanted, number = f"{short}-{number}", number + 1
    taken.add(wanted)
    return wanted


def _unit(cell: str, units: Mapping[str, str]) -> tuple[str, Proposal | None]:
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


def _made(row: Mapping[str, str]) -> tuple[str, str]:
    when, where = row.get("waktu_pembuatan", ""), row.get("tempat_pembuatan", "")
    both = row.get("waktu_dan_tempat", "")
    if both and not (when or where):
        first, comma, last = both.rpartition(",")
        if not comma:
            return (both, "") if re.search(r"\d", both) else ("", both)
        when, where = (last, first) if re.search(r"\d", last) and not re.search(r"\d", first) else (first, last)
    return when.strip(), where.strip()


def _forms(row: Mapping[str, str]) -> list[str]:
    forms = []
    for key, words in (("softcopy", _SOFT), ("hardcopy", _HARD)):
        cell = row.get(key, "").strip()
        if (cell and (_YES.fullmatch(cell.casefold()) or words.search(cell))) or words.search(row.get("bentuk", "")):
            forms.append(key)
    return forms


def _year(row: Mapping[str, str], title: str) -> str:
    years = _YEAR.findall(row.get("tahun", "")) or _YEAR.findall(title)
    return years[-1] if years else ""


def _as_csv(rows: Sequence[Mapping[str, str]], units: Mapping[str, str]) -> str:
    """The rows under the headings of Annex I, as ``dip.csv`` has them."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*COLUMNS, *_KEPT_IN_CSV])
    taken: set[str] = set()
    for number, row in enumerate(rows, start=1):
        title = row.get("judul") or row.get("ringkasan", "")
        when, where = _made(row)
        unit, _ = _unit(row.get("unit", ""), units)
        year = _year(row, title)
        made = ", ".join(part for part in (when, where) if part)
        writer.writerow(
            [
                number,
                row.get("ringkasan") or title,
                units.get(unit, row.get("unit", "")),
                row.get("penanggung_jawab", ""),
                made,
                "; ".join(_forms(row)),
                row.get("retensi", ""),
                _identifier(title, year, taken),
                title,
                row["kelas_dibaca"],
                year,
                row.get("diperbarui", ""),
            ]
        )
    return stream.getvalue()


def _written(
    name: str,
    drafts: Sequence[Draft],
    mapping: list[Entry],
    proposals: list[Proposal],
    problems: tuple[Problem, ...],
    content: Path,
    *,
    dry_run: bool,
    output: str,
) -> Outcome:
    entries = list(mapping)
    trouble = list(problems)
    done = 0
    for draft in drafts:
        target = (
            Path(output) / Path(draft.path).name
            if output and not output.endswith(".csv")
            else Path(output)
            if output
            else None
        )
        path, wrong = (None, ()) if dry_run else write_draft(draft, content, target)
        trouble += wrong
        done += path is not None
        if path is not None or dry_run:
            entries.append(Entry("yakin", "draf", f"content/{draft.path}" if target is None else target.as_posix()))
    text = "\n".join(draft.text for draft in drafts)
    whole = Draft(
        "ppid/informasi/" if not drafts or drafts[0].path != DIP else DIP, text, tuple(entries), tuple(proposals)
    )
    return Outcome(name, whole, f"{done} berkas di content/ppid/" if done else "", tuple(trouble))
