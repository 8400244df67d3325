"""Regular expressions that are compiled when they are first asked.

Compiling takes Python a tenth of a millisecond and more: the rules for region notes, citations and names, which an edit
of an article rarely meets, would cost every build twenty milliseconds.
"""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


def compiled_later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern like that of `re.compile`, and as fast once it was asked; a mistake in it shows only then.

    Ask it by its methods: the functions of `re` do not take it.

    >>> compiled_later("[0-9]+").findall("3 dan 14")
    ['3', '14']
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there yet; what is asked often is then kept where Python looks first."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._given)
        for asked in _ASKED:
            setattr(self, asked, getattr(compiled, asked))
        return getattr(compiled, name)
