"""An Invoke task that takes any number of files: ``inv import a.docx b.html``.

Invoke knows a fixed number of positional arguments only. This task has as many as the command line holds.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from invoke.parser.argument import Argument
from invoke.tasks import Task


class ManyFiles(Task[Any]):
    """A task whose first positional argument is a tuple of everything that is no option; ``@task(klass=ManyFiles)``."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """The arguments of the function, with one positional argument for each file on the command line."""
        arguments = list(super().get_arguments(ignore_unknown_help))
        first = next(argument for argument in arguments if argument.positional)
        count = files_on(sys.argv, self.name, arguments)
        if not count:
            first.default = ""
            return arguments
        at = arguments.index(first) + 1
        return [
            *arguments[:at],
            *(Argument(name=f"{first.name}{number}", positional=True) for number in range(2, count + 1)),
            *arguments[at:],
        ]

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the function with its files gathered into one tuple."""
        name = next(str(argument.name) for argument in super().get_arguments() if argument.positional)
        keys = [key for key in kwargs if key == name or (key.startswith(name) and key[len(name) :].isdigit())]
        ordered = sorted(keys, key=lambda key: int(key[len(name) :] or 1))
        files = tuple(value for key in ordered if (value := kwargs.pop(key)))
        return super().__call__(*args, **{**kwargs, name: files})


def files_on(command_line: Sequence[str], task: str, arguments: Sequence[Argument]) -> int:
    """How many words behind the task's name are neither options nor their values.

    >>> files_on(["inv", "import", "a.docx", "--kind", "html", "-", "-n"], "import", [Argument("kind")])
    2
    """
    valued = {
        f"--{name.replace('_', '-')}" if len(name) > 1 else f"-{name}"
        for argument in arguments
        if argument.takes_value
        for name in argument.names
    }
    words = list(command_line[1:])
    if task not in words:
        return 0
    count, skip = 0, False
    for word in words[words.index(task) + 1 :]:
        if skip:
            skip = False
        elif word == "-" or not word.startswith("-"):
            count += 1
        else:
            skip = word in valued
    return count
