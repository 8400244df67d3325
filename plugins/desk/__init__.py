"""The editors' desk: what helps a press officer from a raw text to a published article.

Each tool is a package of its own and a task of ``tasks.py``. As a plugin of the build the desk refuses to publish what
an import left unwritten.
"""


def register() -> None:
    """Take part in the build."""
    from plugins.desk.wiring import register as watch_placeholders  # noqa: PLC0415 -- tasks load no Pelican

    watch_placeholders()
