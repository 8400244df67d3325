"""Telling an editor what an import made of a text: what is sure, what is guessed, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from plugins.desk.importing.draft import Draft, Entry
from plugins.engine.problem import Problem, Severity

LEVELS = (
    ("yakin", "Yakin"),
    ("tebakan", "Tebakan, periksa"),
    ("belum ada", "Belum ada, lengkapi"),
)
_WIDTH = 88
_INDENT = "  "


class Outcome(Struct, frozen=True):
    """What became of one source: the draft and the file that was written, or only problems.

    ``written`` is the path as the editor knows it, empty where nothing was written (a dry run, or an error).
    """

    name: str
    draft: Draft | None = None
    written: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the source was not imported."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def as_text(outcomes: Sequence[Outcome], *, dry_run: bool = False) -> str:
    """The report for people; in a dry run each draft stands before its report."""
    parts: list[str] = []
    for outcome in outcomes:
        rows: list[str] = []
        if dry_run and outcome.draft is not None:
            rows += [outcome.draft.text.rstrip("\n"), ""]
        if outcome.draft is not None:
            shown = f"content/{outcome.draft.path}"
            target = outcome.written or (f"{shown} (percobaan, tidak ditulis)" if dry_run else shown)
            rows.append(f"{outcome.name} → {target}")
            rows += _levels(outcome.draft)
        else:
            rows.append(outcome.name)
        rows += [line for problem in outcome.problems for line in _problem(problem)]
        parts.append("\n".join(rows))
    parts.append(_closing(outcomes, dry_run=dry_run))
    return "\n\n".join(parts) + "\n"


def _levels(draft: Draft) -> list[str]:
    rows: list[str] = []
    for level, title in LEVELS:
        entries = [entry for entry in draft.entries if entry.level == level]
        if entries:
            rows += ["", f"{_INDENT}{title}:"]
            rows += [f"{_INDENT * 2}{_entry(entry)}" for entry in entries]
    if draft.files:
        rows += ["", f"{_INDENT}Gambar: " + ", ".join(f"content/{path}" for path in draft.files)]
    if draft.taken:
        rows += [
            "",
            (
                f"{_INDENT}{draft.taken} bagian bukan isi dipindahkan ke komentar di akhir berkas "
                f"(baris {draft.remains_line})."
            ),
        ]
    if draft.proposals:
        rows += [
            "",
            f"{_INDENT}Usulan rujukan (salin yang benar ke content/rujukan/, lalu sebut id-nya di kepala naskah):",
        ]
        file = ""
        for proposal in draft.proposals:
            if proposal.file != file:
                file = proposal.file
                rows.append(f"{_INDENT * 2}# {file}")
            rows += [f"{_INDENT * 2}{line}" for line in proposal.yaml.rstrip("\n").split("\n")]
    return rows


def _entry(entry: Entry) -> str:
    place = f" (baris {entry.line})" if entry.line else ""
    value = " ".join(entry.value.split())
    value = value if len(value) <= _WIDTH else value[: _WIDTH - 1] + "…"
    shown = f": {value}" if value and entry.level != "belum ada" else ""
    note = f" — {entry.note}" if entry.note else ""
    return f"{entry.key}{place}{shown}{note}"


def _problem(problem: Problem) -> list[str]:
    return [
        f"{_INDENT}{problem.severity.label} {problem.code} {problem.message}",
        f"{_INDENT * 2}Mengapa: {problem.reason}",
        f"{_INDENT * 2}Perbaikan: {problem.hint}",
    ]


def _closing(outcomes: Sequence[Outcome], *, dry_run: bool) -> str:
    failed = sum(outcome.failed for outcome in outcomes)
    done = sum(bool(outcome.written) for outcome in outcomes)
    if dry_run:
        return f"Percobaan: {len(outcomes) - failed} naskah terbaca, {failed} gagal; tidak ada yang ditulis."
    text = f"Selesai: {done} draf ditulis" + (f", {failed} berkas gagal." if failed else ".")
    if done:
        text += (
            "\nLangkah berikutnya: buka drafnya, lengkapi yang belum ada, periksa tebakan, "
            "lalu hapus baris `status: draf`."
        )
    return text


def as_json(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The report for programs: ``ok``, and for each source its draft, entries, proposals and problems."""
    return {
        "ok": not any(outcome.failed for outcome in outcomes),
        "files": [
            {
                "source": outcome.name,
                "written": outcome.written,
                "path": f"content/{outcome.draft.path}" if outcome.draft else "",
                "text": outcome.draft.text if outcome.draft else "",
                "entries": [asdict(entry) for entry in outcome.draft.entries] if outcome.draft else [],
                "proposals": [asdict(proposal) for proposal in outcome.draft.proposals] if outcome.draft else [],
                "pictures": sorted(outcome.draft.files) if outcome.draft else [],
                "problems": [asdict(problem) for problem in outcome.problems],
            }
            for outcome in outcomes
        ],
    }
