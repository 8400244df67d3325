"""A list of public information, kept in an office's own way, as drafts of items or as rows for ``dip.csv``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.desk.importing import problems as found
from plugins.desk.importing.draft import Draft, Entry
from plugins.desk.importing.incoming import Incoming, text_of, too_large
from plugins.desk.importing.people import Proposal
from plugins.desk.importing.recognise.common import Known
from plugins.desk.importing.report import Outcome
from plugins.desk.importing.sheet_grid import Column, Found, find_list, grids_of
from plugins.desk.importing.sheet_item import forms_of, identifier, item_draft, made, unit_of, year_of
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
        draft, proposal = item_draft(row, units, known, taken)
        drafts.append(draft)
        if proposal is not None:
            proposals.setdefault(proposal.id, proposal)
    return drafts, [proposals[key] for key in sorted(proposals)]


def _as_csv(rows: Sequence[Mapping[str, str]], units: Mapping[str, str]) -> str:
    """The rows under the headings of Annex I, as ``dip.csv`` has them."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*COLUMNS, *_KEPT_IN_CSV])
    taken: set[str] = set()
    for number, row in enumerate(rows, start=1):
        title = row.get("judul") or row.get("ringkasan", "")
        when, where = made(row)
        unit, _ = unit_of(row.get("unit", ""), units)
        year = year_of(row, title)
        dated = ", ".join(part for part in (when, where) if part)
        writer.writerow(
            [
                number,
                row.get("ringkasan") or title,
                units.get(unit, row.get("unit", "")),
                row.get("penanggung_jawab", ""),
                dated,
                "; ".join(forms_of(row)),
                row.get("retensi", ""),
                identifier(title, year, taken),
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
