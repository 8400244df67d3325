"""All audits in one list: what `inv check` runs, what ``docs/audit/`` explains, what ``--only`` names."""

from __future__ import annotations

from plugins.audit import problems, problems_eyd, problems_safety
from plugins.audit.model import Audit
from plugins.audit.rules import dates, eyd, frontmatter, gambling, hidden, names, safety, sentences, signs, spelling
from plugins.engine.problem import ProblemKind

p, e, s = problems, problems_eyd, problems_safety

AUDITS: tuple[Audit, ...] = (
    Audit(
        dates.dates,
        (
            p.WEEKDAY_WRONG,
            p.WEEKDAY_DOUBTFUL,
            p.DATE_IMPOSSIBLE,
            p.DATE_NOT_OF_EVENT,
            p.DATE_AFTER,
            p.DATE_REVERSED,
        ),
    ),
    Audit(frontmatter.title, (p.TITLE_LENGTH, p.TITLE_CAPITALS, p.TITLE_END)),
    Audit(frontmatter.summary, (p.SUMMARY_LENGTH, p.SUMMARY_REPEATS)),
    Audit(frontmatter.source, (p.SOURCE_MISSING,)),
    Audit(frontmatter.advertorial, (p.ADVERTORIAL,)),
    Audit(frontmatter.pictures, (p.CAPTION_MISSING, p.CAPTION_BAD, p.CREDIT_MISSING, p.ALT_BAD)),
    Audit(names.spelled_as_registered, (p.NAME_MISSPELLED,)),
    Audit(names.introduced_with_post, (p.POST_MISSING,)),
    Audit(names.degrees, (p.DEGREE_FORM,)),
    Audit(names.honorifics, (p.HONORIFIC,)),
    Audit(eyd.di_apart, (e.DI_APART,)),
    Audit(eyd.di_joined, (e.DI_JOINED,)),
    Audit(signs.money, (e.RUPIAH,)),
    Audit(signs.money_words, (e.RUPIAH,)),
    Audit(signs.clock, (e.CLOCK,)),
    Audit(signs.percent, (e.PERCENT,)),
    Audit(signs.ranges, (e.RANGE_DASH,)),
    Audit(signs.ellipses, (e.ELLIPSIS,)),
    Audit(signs.quotes, (e.QUOTES,)),
    Audit(eyd.ordinals, (e.ORDINAL,)),
    Audit(eyd.repeated, (e.REDUPLICATION, e.DOUBLED)),
    Audit(eyd.abbreviations, (e.ABBREVIATION, e.SLASH)),
    Audit(eyd.chat_words, (e.CHAT,)),
    Audit(signs.spaces, (e.SPACING,)),
    Audit(signs.pairs, (e.UNBALANCED,)),
    Audit(sentences.capitals, (e.SENTENCE_CAPITAL,)),
    Audit(eyd.calendar_names, (e.CALENDAR,)),
    Audit(eyd.bound_forms, (e.COMPOUND,)),
    Audit(sentences.foreign_words, (e.FOREIGN,)),
    Audit(sentences.lengths, (e.LONG_SENTENCE,)),
    Audit(sentences.relatives, (e.WHICH,)),
    Audit(sentences.fixed_pairs, (e.PLEONASM, e.PAIRS)),
    Audit(sentences.numbers, (e.NUMBER_FIRST, e.SMALL_NUMBER)),
    Audit(spelling.standard_forms, (e.NOT_STANDARD,)),
    Audit(spelling.typing_errors, (e.MISSPELLED,)),
    Audit(safety.repealed_law, (s.REPEALED_LAW,)),
    Audit(safety.personal_data, (s.PERSONAL_DATA, s.PERSONAL_DATA_DOUBTFUL, s.HOME_ADDRESS)),
    Audit(gambling.promotion, (s.GAMBLING,)),
    Audit(gambling.links, (s.GAMBLING_LINK,)),
    Audit(hidden.hidden_text, (s.HIDDEN_TEXT,)),
    Audit(hidden.invisible_characters, (s.INVISIBLE,)),
    Audit(hidden.encoded, (s.ENCODED,)),
    Audit(hidden.foreign_elements, (s.FOREIGN_EMBED,)),
    Audit(safety.link_hosts, (s.LINK_HOST, s.SHORT_LINK)),
    Audit(safety.leftovers, (s.LEFTOVER,)),
)
"""The audits of one manuscript, in the order of their codes as far as they share no function."""

FILE_KINDS: tuple[ProblemKind, ...] = (s.PHOTO_POSITION, s.FILE_NAME, s.NO_YEAR_FOLDER)
"""Found by `rules.files` in any file of the content folder."""

SITE_KINDS: tuple[ProblemKind, ...] = (s.SAME_PICTURE, s.NEAR_DUPLICATE)
"""Found by `rules.site` among all files that are checked."""

LINK_KINDS: tuple[ProblemKind, ...] = (s.BROKEN_LINK, s.LINK_UNKNOWN)
"""Found by `links` on request."""

CHECK_KINDS: tuple[ProblemKind, ...] = (
    p.EXCEPTION_NO_REASON,
    p.EXCEPTION_UNKNOWN,
    p.EXCEPTION_UNUSED,
    p.AUDIT_FAILED,
    p.NO_SUCH_PATH,
    p.OPTION_WRONG,
    p.OUTSIDE,
    p.NOT_WRITTEN,
)
"""About the check itself."""


def kinds() -> tuple[ProblemKind, ...]:
    """Every kind of problem of this room, in the order of the codes."""
    every = {kind.code: kind for audit in AUDITS for kind in audit.kinds}
    every |= {kind.code: kind for kind in (*FILE_KINDS, *SITE_KINDS, *LINK_KINDS, *CHECK_KINDS)}
    return tuple(every[code] for code in sorted(every))
