"""The answers of an issue form, taken out of the Markdown that the service makes of it."""

from __future__ import annotations

import re

from msgspec import Struct

from plugins.engine.files import MAX_SOURCE_BYTES

QUESTIONS = {
    "judul": "Judul",
    "jenis": "Jenis",
    "tanggal": "Tanggal",
    "topik": "Topik",
    "ringkasan": "Ringkasan",
    "keadaan": "Setelah disetujui",
    "foto": "Foto",
    "isi": "Isi",
}
"""Every question by its name, with its label in ``.github/ISSUE_TEMPLATE/berita.yml``, in order.

The text stands last: whatever headings an editor writes in it, no other answer can be read from them.
"""

NOTHING = "_No response_"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Answers(Struct, frozen=True):
    """Answers by question, without the service's word for an empty one; ``complete``: no label is missing."""

    values: dict[str, str]
    complete: bool

    def of(self, name: str) -> str:
        """An answer, or the empty text."""
        return self.values.get(name, "")


def read_answers(body: str) -> Answers:
    r"""The answers of an issue's body. Line ends of every kind; the first heading of each label counts, in their order.

    >>> read_answers("### Judul\r\n\r\nRapat\r\n\r\n### Jenis\r\n\r\n_No response_").of("judul")
    'Rapat'
    """
    text = body[:MAX_SOURCE_BYTES].replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    places: list[tuple[str, int, int]] = []
    at = 0
    for name, label in QUESTIONS.items():
        match = re.compile(rf"^### {re.escape(label)}[ \t]*$", re.MULTILINE).search(text, at)
        if match:
            places.append((name, match.start(), match.end()))
            at = match.end()
    ends = [start for _, start, _ in places[1:]] + [len(text)]
    values = {name: _answer(text[begin:end]) for (name, _, begin), end in zip(places, ends, strict=False)}
    return Answers({name: value for name, value in values.items() if value}, len(places) == len(QUESTIONS))


def _answer(text: str) -> str:
    """An answer without the form's own hints (comments) and its word for nothing."""
    bare = _COMMENT.sub("", text).strip()
    return "" if bare == NOTHING else bare
