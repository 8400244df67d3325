r"""Footnotes of one document: found by Python-Markdown, numbered by first use, marked for screen readers.

Markdown only finds the pieces. A reference becomes the token ``\x1eR<n>\x1f`` in the text, a definition follows the
text behind the token ``\x1eD<n>\x1f``; control characters cannot come from an editor, because `Source` removes
them. Numbers and ids are given afterwards, while the text is composed in reading order.
"""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET

import markdown
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from msgspec import Struct, field

REFERENCE = re.compile("\x1eR(\\d+)\x1f")
DEFINITION = re.compile("<p>\x1eD(\\d+)\x1f</p>")
WRITTEN_REFERENCE = re.compile(r"\[\^([^\[\]]{1,200})\]")
WRITTEN_DEFINITION = re.compile(r"\n[ \t>*+\-]{0,40}\[\^([^\[\]\n]{1,200})\]:")


def label_key(label: str) -> str:
    """What makes two labels the same: case, spacing and composition of characters do not count.

    >>> label_key(" Dasar  Hukum ") == label_key("dasar hukum")
    True
    """
    return " ".join(unicodedata.normalize("NFC", label).casefold().split())


class Definition(Struct):
    """A definition as found: the label as written, and its Markdown."""

    label: str
    text: str


class Notes(Struct):
    """The footnotes found in one document, in the order Markdown met them."""

    definitions: dict[str, Definition] = field(default_factory=dict)
    duplicates: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)

    def refer(self, label: str) -> str:
        """The token that stands for one reference."""
        self.references.append(label)
        return f"\x1eR{len(self.references) - 1}\x1f"


class NotesExtension(FootnoteExtension):
    """Python-Markdown's footnote syntax with this site's markup; `notes` holds what the last text had."""

    def __init__(self) -> None:
        self.notes = Notes()
        super().__init__()

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Markdown's name
        """Register the syntax, without Markdown's own list, numbering and ids."""
        md.registerExtension(self)
        self.parser = md.parser
        self.md = md
        md.parser.blockprocessors.register(_DefinitionBlock(self), "footnote", 17)
        md.inlinePatterns.register(_Reference(r"\[\^([^\[\]]{1,200})\]", md, self), "footnote", 175)
        md.treeprocessors.register(_Definitions(md, self), "footnote", 50)

    def reset(self) -> None:
        """Forget the last text."""
        super().reset()
        self.notes = Notes()

    def setFootnote(self, id: str, text: str) -> None:  # noqa: N802, A002 - Markdown's names
        """Keep the first definition of a label; note the others."""
        key = label_key(id)
        if key in self.notes.definitions:
            self.notes.duplicates.append(key)
        else:
            self.notes.definitions[key] = Definition(" ".join(id.split()), text)


class _DefinitionBlock(FootnoteBlockProcessor):
    # Markdown's own pattern runs on to the next "]" wherever it is: quadratic time on "[^[^[^…".
    RE = re.compile(r"^[ ]{0,3}\[\^([^\[\]\n]{1,200})\]:[ ]*(.*)$", re.MULTILINE)


class _Reference(InlineProcessor):
    def __init__(self, pattern: str, md: markdown.Markdown, extension: NotesExtension) -> None:
        super().__init__(pattern, md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's name; the stub forbids a string
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - Markdown's signature
    ) -> tuple[ET.Element | str | None, int | None, int | None]:
        label = " ".join(m.group(1).split())
        if not label:
            return None, None, None
        return self.extension.notes.refer(label), m.start(0), m.end(0)


class _Definitions(Treeprocessor):
    """Parses every definition behind the text, so that inline marks and nested references are handled alike."""

    def __init__(self, md: markdown.Markdown, extension: NotesExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ET.Element) -> None:
        definitions = self.extension.notes.definitions
        done = 0
        while done < len(definitions):
            # A definition may hold further definitions, which join the end of the dictionary.
            for definition in list(definitions.values())[done:]:
                ET.SubElement(root, "p").text = AtomicString(f"\x1eD{done}\x1f")
                self.extension.parser.parseChunk(root, definition.text)
                done += 1


def reference_html(*, number: int, note_id: str, id_: str) -> str:
    """The mark in the text: read out as "Catatan kaki 1" and announced as a reference (DPUB-ARIA 1.1, doc-noteref)."""
    return (
        f'<sup><a id="{id_}" href="#{note_id}" role="doc-noteref" aria-label="Catatan kaki {number}">{number}</a></sup>'
    )
