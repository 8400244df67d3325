"""Every page of the service and its figures as data, laid out: not where nothing of them is new."""

from __future__ import annotations

from plugins.engine.config import SiteConfig
from plugins.engine.page import Page
from plugins.engine.theme import Words
from plugins.ppid.planning import Outcome
from plugins.ppid.services_asking import AskingPages
from plugins.ppid.services_deadlines import DeadlinePage
from plugins.ppid.services_figures import figure_files
from plugins.ppid.services_forms import FormPages
from plugins.ppid.services_model import Services
from plugins.ppid.services_report import ReportPages
from plugins.ppid.services_texts import Texts


def service_laid_out(services: Services, words: Words, config: SiteConfig, texts: Texts) -> Outcome:
    """All pages but that of the deadlines, which is another every day, and the figures as data."""
    office = config.identity.office
    complaint = (config.settings.complaint_name, config.settings.complaint_url)
    asking = AskingPages(services, words, config.identity, complaint, texts)
    figures = {one.year: tuple(figure_files(one, services.calendar, office)) for one in services.years}
    pages = (
        *asking.pages(),
        *FormPages(words, asking.office, asking.sample).pages(),
        *ReportPages(services, words, texts, config.today, office, figures).pages(),
    )
    return Outcome(pages, [file for files in figures.values() for file in files])


def deadlines_laid_out(services: Services, words: Words, config: SiteConfig) -> Page:
    """The page of the deadlines from today on."""
    return DeadlinePage(services, words, config.today, services.sample_of(config.identity)).page()
