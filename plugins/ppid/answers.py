"""The news articles that answer rows of the checklist by themselves."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.engine.fingerprint import fingerprint
from plugins.engine.problem import Problem
from plugins.newsroom.model import Article
from plugins.ppid import problems
from plugins.ppid.checklist import Checklist
from plugins.ppid.model import PublicInformation


def answered_rows(
    articles: Iterable[Article], checklist: Checklist
) -> tuple[dict[str, tuple[Article, ...]], tuple[Problem, ...]]:
    """The checklist rows that news articles answer, newest first, and the row ids that do not exist."""
    rows: dict[str, list[Article]] = {}
    wrong = []
    for article in articles:
        if not article.card.rows or article.card.withdrawn:
            continue
        for row in dict.fromkeys(article.card.rows):
            if row in checklist.by_id:
                rows.setdefault(row, []).append(article)
            else:
                wrong.append(problems.ARTICLE_ROW_UNKNOWN.at(article.file, row=row, near=checklist.nearest(row)))
    return {row: tuple(held) for row, held in rows.items()}, tuple(wrong)


def answers_mark(information: PublicInformation) -> str:
    """The digest of the articles that answer rows of the checklist."""
    return fingerprint(
        {
            row: [(article.card.title, article.address, article.day) for article in articles]
            for row, articles in sorted(information.articles.items())
        }
    )
