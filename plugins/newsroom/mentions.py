"""What the text of an article names: links to the entries, and names that look misspelled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from plugins.engine.files import read_source
from plugins.engine.problem import Problem
from plugins.newsroom.body import Body
from plugins.registers.mentions import LinkPlace, MentionIndex, with_links
from plugins.registers.misspellings import misspellings
from plugins.registers.model import AnyEntry, Register, Registers

Key = tuple[Register, str]


class Named(Struct, frozen=True):
    """What was found in one article: the links on the names in its HTML, the entries that it names, and names that look
    misspelled.
    """

    links: tuple[LinkPlace, ...]
    mentions: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]

    def linked(self, body: Body) -> Body:
        """The body in which the names were found, with its links."""
        return replace(body, html=with_links(body.html, self.links)) if self.links else body


def _anew(build: Callable[[], MentionIndex]) -> MentionIndex:
    return build()


class Namer(Struct):
    """Finds and links the mentions of documents; the index of names is made when the first text needs it.

    ``has_page`` tells for which entries a plugin makes a page to link to; ``root`` is the content folder; ``keep`` may
    have the index of these registers from an earlier build (`Store.at_hand`).
    """

    registers: Registers
    has_page: Callable[[AnyEntry], bool]
    root: Path
    keep: Callable[[Callable[[], MentionIndex]], MentionIndex] = _anew
    _index: MentionIndex | None = None

    def name(self, file: str, body: Body, declared: tuple[tuple[str, str], ...]) -> Named:
        """The links on every first mention in the body, the entries it names, and names that look misspelled."""
        index = self.index()
        keys = frozenset((Register(register), name) for register, name in declared)
        linked = index.link(body.html, keys, self._target)
        named = dict.fromkeys((mention.register.value, mention.id) for mention in linked.mentions)
        return Named(linked.links, tuple(named), _misspelled(file, body, index, keys, self.root))

    def index(self) -> MentionIndex:
        """The index of all names."""
        if self._index is None:
            self._index = self.keep(lambda: MentionIndex.build(self.registers))
        return self._index

    def _target(self, entry: AnyEntry) -> str:
        return f"site:{entry.address}" if self.has_page(entry) else ""


def _misspelled(
    file: str, body: Body, index: MentionIndex, declared: frozenset[Key], root: Path
) -> tuple[Problem, ...]:
    """Names in the text that look like a known official's spelled otherwise, with their lines in the file."""
    suspects = misspellings(body.text, index, declared, file=file)
    if not suspects:
        return ()
    source, _ = read_source(root / file, root)
    # The plain text has no lines any more; the source has them, and says the same words.
    located = misspellings(source.text, index, declared, file=file) if source is not None else ()
    messages = {problem.message for problem in located}
    return (*located, *(problem for problem in suspects if problem.message not in messages))
