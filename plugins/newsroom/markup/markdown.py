"""Python-Markdown as this site uses it, quicker: steps that cannot do anything to a text are not taken.

Most paragraphs of news hold no mark at all, and yet every pattern would look through every one of them. Which mark a
step needs is told here once; what comes out is what Python-Markdown alone would have made, and tests compare the two.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.serializers import to_html_string
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

from plugins.newsroom.markup.footnotes import NotesExtension

# Without one of these an inline pattern finds nothing: they begin every mark of `build_inlinepatterns`, a footnote's
# reference, a line break and the library's own placeholders.
_INLINE_MARK = re.compile(rf"[`\\\[<&*_{STX}]|  \n")

_INLINE_MARKS: dict[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""What must stand in a text, one of them, before an inline pattern can match; a name not listed is always asked."""

_WRITTEN_PLAINLY = frozenset({"div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"})
_ESCAPED = re.compile("[&<>]")

# What must stand in a block, one of them, before a block processor can take it; a name not listed is always asked.
_BLOCK_MARKS: dict[str, tuple[str, ...]] = {
    "indent": ("    ",),
    "defindent": ("    ",),
    "code": ("    ",),
    "table": ("|",),
    "hashheader": ("#",),
    "setextheader": ("\n",),
    "hr": ("-", "_", "*"),
    "deflist": (":",),
    "quote": (">",),
    "footnote": ("[^",),
    "reference": ("]:",),
}


def markdown_with(notes: NotesExtension) -> markdown.Markdown:
    """A converter for the Markdown of documents; building one costs more than using it for an article."""
    md = library_with(notes)
    _ask_seldom(md)
    return md


def library_with(notes: NotesExtension) -> markdown.Markdown:
    """The library as it comes, with this site's extensions: what `markdown_with` must agree with."""
    return markdown.Markdown(
        extensions=[
            notes,
            TableExtension(use_align_attribute=True),
            SaneListExtension(),
            FencedCodeExtension(),
            DefListExtension(),
        ],
        output_format="html",
    )


def _ask_seldom(md: markdown.Markdown) -> None:
    md.preprocessors.register(_Blanks(md), "normalize_whitespace", 30)
    for name, priority, needed in (("fenced_code_block", 25, ("```", "~~~")), ("html_block", 20, ("<", "&"))):
        md.preprocessors.register(_WhereNeeded(md, md.preprocessors[name], needed), name, priority)
    md.treeprocessors.register(_PlainText(md), "plain", 21)  # just before the inline patterns, behind the footnotes
    md.treeprocessors.register(_Unescape(md), "unescape", 0)
    md.is_block_level = lru_cache(maxsize=256)(md.is_block_level)  # type: ignore[method-assign]
    md.parser.parseBlocks = _Blocks(md).parse  # type: ignore[method-assign]
    md.serializer = _html_of


class _Blanks(NormalizeWhitespace):
    """Ends of lines, tabs and blank lines as Markdown wants them, in texts that `Source` has cleaned of the rest."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if any(mark in text for mark in ("\t", "\r", " \n", STX, ETX)) or text.endswith(" "):
            return super().run(lines)
        return [*lines, "", ""]


class _WhereNeeded(Preprocessor):
    """Another preprocessor, run only on texts that hold what it looks for."""

    def __init__(self, md: markdown.Markdown, other: Preprocessor, needed: tuple[str, ...]) -> None:
        super().__init__(md)
        self.other = other
        self.needed = needed

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self.other.run(lines) if any(mark in text for mark in self.needed) else lines


class _Blocks:
    """`BlockParser.parseBlocks`, which asks a processor only where a mark that it needs stands in the block."""

    def __init__(self, md: markdown.Markdown) -> None:
        registry = md.parser.blockprocessors
        needed = {registry[name]: marks for name, marks in _BLOCK_MARKS.items()}
        self.steps = tuple((needed.get(processor, ("",)), processor) for processor in registry)

        self.paragraph = registry["paragraph"]

    def parse(self, parent: ET.Element, blocks: list[str]) -> None:
        while blocks:
            # Every mark of a block stands at the beginning of a line.
            first = blocks[0][:1]
            if (first.isalpha() or first == '"') and "\n" not in blocks[0]:
                self.paragraph.run(parent, blocks)
                continue
            for marks, processor in self.steps:
                block = blocks[0]
                for mark in marks:
                    if mark in block:
                        break
                else:
                    continue
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


class _PlainText(Treeprocessor):
    """Marks text in which no inline pattern can find anything, so that none looks; of a document's patterns those are
    asked that can find something in it at all.
    """

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.inline: Any = md.treeprocessors["inline"]
        needed = {md.inlinePatterns[name]: marks for name, marks in _INLINE_MARKS.items()}
        # A tuple: the library's own registry sorts itself at every look.
        self.patterns = tuple((needed.get(pattern, ("",)), pattern) for pattern in md.inlinePatterns)

    def run(self, root: ET.Element) -> None:
        marked = _INLINE_MARK.search
        texts: list[str] = []
        for element in root.iter():
            if element.text:
                if marked(element.text):
                    texts.append(element.text)
                else:
                    element.text = AtomicString(element.text)
            if element.tail:
                texts.append(element.tail)
        text = "\n\n".join(texts)
        self.inline.inlinePatterns = tuple(
            [pattern for marks, pattern in self.patterns if any(mark in text for mark in marks)]
        )


def _html_of(root: ET.Element) -> str:
    """The library's HTML of a tree: elements that are a tag and text, as most are, are written at once."""
    pieces: list[str] = []
    _write(root, pieces.append)
    return "".join(pieces)


def _write(element: ET.Element, put: Callable[[str], object]) -> None:
    tag, text, tail = element.tag, element.text or "", element.tail or ""
    if tag not in _WRITTEN_PLAINLY or element.attrib or _ESCAPED.search(text) or _ESCAPED.search(tail):
        put(to_html_string(element))
        return
    put(f"<{tag}>{text}")
    for child in element:
        _write(child, put)
    put(f"</{tag}>{tail}")


class _Unescape(UnescapeTreeprocessor):
    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text
