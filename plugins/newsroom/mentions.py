"""What the text of an article names: links to the entries, and names that look misspelled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.engine.contributor import Build
from plugins.engine.files import read_source
from plugins.engine.fingerprint import fingerprint
from plugins.engine.problem import Problem
from plugins.newsroom.model import Article
from plugins.newsroom.related import entries_of
from plugins.registers.mentions import MentionIndex
from plugins.registers.misspellings import misspellings
from plugins.registers.model import AnyEntry, Register, Registers

Key = tuple[Register, str]


@dataclass(frozen=True, slots=True)
class Named:
    """What was found in one article: its linked HTML, the entries it names, and names that look misspelled."""

    html: str
    mentions: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def name_all(articles: Iterable[Article], build: Build, has_page: Callable[[AnyEntry], bool]) -> Iterator[Article]:
    """The articles with the entries that their texts name, from the cache where text and registers are unchanged."""
    registers = build.need(Registers)
    index: MentionIndex | None = None
    vocabulary = fingerprint(build.code_digest, tuple((entry, has_page(entry)) for entry in registers))
    for article in articles:
        declared = sorted((register.value, name) for register, name in declared_by(article))
        key = fingerprint("mentions", vocabulary, article.file, article.body.html, article.body.text, declared)
        named = build.store.reading(key)
        if not isinstance(named, Named):
            index = index or MentionIndex.build(registers)
            linked = with_mentions(article, index, has_page)
            named = Named(linked.body.html, linked.mentions, misspelled(article, index, build.config.content))
            build.store.remember(key, named)
        build.report(*named.problems)
        yield replace(article, body=replace(article.body, html=named.html), mentions=named.mentions)


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
