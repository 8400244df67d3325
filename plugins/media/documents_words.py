"""What a page says about a document besides its kind and size, in the theme's words."""

from __future__ import annotations

from plugins.engine.theme import Words
from plugins.engine.words import LANGUAGE, number_text
from plugins.media.documents_model import Facts


def facts_text(facts: Facts, words: Words) -> tuple[str, ...]:
    """The facts of a document that matter to who downloads it; ``words`` are the theme's under ``document``.

    The language is told only where it is not Indonesian.
    """
    told = []
    if facts.count and facts.unit:
        told.append(words[facts.unit.value].format(count=number_text(facts.count)))
    if facts.columns:
        told.append(words.columns.format(count=number_text(facts.columns)))
    if facts.has_text is not None:
        told.append(words.with_text if facts.has_text else words.without_text)
    name = _foreign_language(facts.language)
    if name:
        told.append(words.language.format(name=name))
    return tuple(told)


def _foreign_language(tag: str) -> str:
    """The Indonesian name of a language other than Indonesian; nothing for a tag that Babel does not know."""
    code = tag.replace("_", "-").partition("-")[0].lower()
    if code in {"", LANGUAGE, "in"}:  # "in" was the code of Indonesian until 1989; old programs still write it
        return ""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- no edit of an article needs it

    try:
        return Locale.parse(code).get_language_name(LANGUAGE) or ""
    except (ValueError, UnknownLocaleError):
        return ""
