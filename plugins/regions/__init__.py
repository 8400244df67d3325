"""Region profiles: facts read from footnotes in ordinary prose, verified, and laid out as a page for each region.

`extract.extract` reads a note, `verify.verify` holds its facts against the register, `problems` tells the editor;
`notes` finds the notes of all articles, `profile` puts them side by side, `pages` and `data` publish them.
"""

from __future__ import annotations


def register() -> None:
    """Take part in the build (`plugins.regions.wiring`)."""
    from plugins.regions.wiring import register as connect  # noqa: PLC0415 -- the model imports without Pelican

    connect()
