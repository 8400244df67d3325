"""Every page and download of open information, laid out: what an edit of other rooms' sources needs none of."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from plugins.ppid.alerts_model import Alerts
from plugins.ppid.checks import statement_problems
from plugins.ppid.desk import Desk
from plugins.ppid.downloads import download_files
from plugins.ppid.home import information_block
from plugins.ppid.pages_compliance import compliance_pages
from plugins.ppid.pages_dip import dip_pages
from plugins.ppid.pages_exempt import exempt_pages
from plugins.ppid.pages_items import item_pages
from plugins.ppid.pages_landing import landing_pages
from plugins.ppid.pages_office import office_pages
from plugins.ppid.planning import Outcome
from plugins.ppid.views import ServiceDoors


def information_laid_out(desk: Desk, html: Mapping[str, Markup], doors: ServiceDoors, alerts: Alerts) -> Outcome:
    """The pages, downloads and home block of one state; ``html`` is the text of each document by source file."""
    pages = (
        *landing_pages(desk, doors, alerts),
        *item_pages(desk, html),
        *dip_pages(desk),
        *exempt_pages(desk),
        *compliance_pages(desk),
        *office_pages(desk),
    )
    problems = tuple(statement_problems(desk.information, desk.account.verdicts))
    return Outcome(pages, tuple(download_files(desk)), problems, information_block(desk, alerts))
