"""From a cleared manuscript to a draft: checked front matter, Markdown body, notes, and the comment of remains."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from plugins.desk.importing.people import Proposal, yaml_value
from plugins.desk.importing.problems import UNWRITTEN

SUMMARY = f"{UNWRITTEN}: satu atau dua kalimat tentang isi naskah, dengan kata-kata sendiri)"
ALT = f"{UNWRITTEN}: apa yang tampak pada gambar)"
TITLE = f"{UNWRITTEN}: judul)"


class Entry(Struct, frozen=True):
    """One line of the report: a key, what the draft says, how certain, where, and why.

    ``level`` is ``yakin``, ``tebakan`` or ``belum ada``; ``line`` counts in the new file, 0 where nothing stands there.
    """

    level: str
    key: str
    value: str
    line: int = 0
    note: str = ""


class Draft(Struct, frozen=True):
    """A draft that can be written: where to (below the content folder), its text, its pictures, and what to report."""

    path: str
    text: str
    entries: tuple[Entry, ...]
    proposals: tuple[Proposal, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    taken: int = 0
    remains_line: int = 0


class FrontMatter(Struct):
    """Front matter written line by line, so that every entry of the report knows its line."""

    lines: list[str] = field(default_factory=lambda: ["---"])
    entries: list[Entry] = field(default_factory=list)

    def put(
        self, key: str, value: str, level: str = "yakin", note: str = "", *, raw: bool = False, name: str = ""
    ) -> None:
        """A key with its value; a guess or a gap says so behind it. Dots in ``name`` are the path for the report."""
        written = value if raw else yaml_value(value)
        remark = (
            f"   # {level}: {_remark(note)}"
            if level != "yakin" and note
            else f"   # {level}"
            if level != "yakin"
            else ""
        )
        self.lines.append(f"{key}: {written}{remark}")
        self.entries.append(Entry(level, name or key.strip(" -"), value, len(self.lines), note))

    def plain(self, line: str) -> None:
        """A line that needs no report."""
        self.lines.append(line)

    def missing(self, key: str, note: str) -> None:
        """A key that the source does not give and the draft leaves out."""
        self.entries.append(Entry("belum ada", key, "", 0, note))

    def close(self) -> str:
        """The whole front matter."""
        return "\n".join([*self.lines, "---", ""])


def _remark(note: str) -> str:
    return " ".join(note.split())[:160]
