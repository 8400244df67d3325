"""What the text of an article names: links to the entries, and names that look misspelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from plugins.engine.files import read_source
from plugins.engine.problem import Problem
from plugins.newsroom.model import Article
from plugins.newsroom.related import entries_of
from plugins.registers.mentions import MentionIndex
from plugins.registers.misspellings import misspellings
from plugins.registers.model import AnyEntry, Register

Key = tuple[Register, str]


def with_mentions(article: Article, index: MentionIndex, has_page: Callable[[AnyEntry], bool]) -> Article:
    """The article with every first mention linked to the entry's page, and the entries it names."""
    linked = index.link(
        article.body.html,
        declared_by(article),
        lambda entry: f"site:{entry.address}" if has_page(entry) else "",
    )
    named = dict.fromkeys((mention.register.value, mention.id) for mention in linked.mentions)
    return replace(article, body=replace(article.body, html=linked.html), mentions=tuple(named))


def misspelled(article: Article, index: MentionIndex, root: Path) -> tuple[Problem, ...]:
    """Names in the text that look like a known official's spelled otherwise, with their lines in the file."""
    declared = declared_by(article)
    suspects = misspellings(article.body.text, index, declared, file=article.file)
    if not suspects:
        return ()
    source, _ = read_source(root / article.file, root)
    # The plain text has no lines any more; the source has them, and says the same words.
    located = misspellings(source.text, index, declared, file=article.file) if source is not None else ()
    messages = {problem.message for problem in located}
    return (*located, *(problem for problem in suspects if problem.message not in messages))


def declared_by(article: Article) -> frozenset[Key]:
    """The entries that the front matter declares."""
    return frozenset((Register(register), name) for register, name in entries_of(article))
