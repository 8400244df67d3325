"""The style sheet: colour tokens written from a palette, then the theme's own rules; and a look at what came out.

A theme may set a colour token by its own hand. Then that colour holds, and its pairs are checked like the derived ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from plugins.engine import problems as found
from plugins.engine.colour import contrast
from plugins.engine.palette import PRINTED, TEXT, Palette, Shortfall, schemes, shortfalls
from plugins.engine.problem import Problem

_DARK = "(prefers-color-scheme: dark)"
_MORE = "(prefers-contrast: more)"
_SET = re.compile(r"--([a-z-]+)\s*:\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\s*(?=;|\Z)")
_PIECE = re.compile(r"/\*.*?\*/|\"[^\"]*\"|([^{}]*)([{}])", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r"(\"[^\"]*\")")
_VALUE = re.compile(r"var\(--([a-z-]+)\)")
_NAMES = {"light": "terang", "dark": "gelap", "light-more": "terang berkontras tinggi"}
_NAMES["dark-more"] = "gelap berkontras tinggi"


class OwnColour(Struct, frozen=True):
    """A colour token that a file of the theme sets by hand; ``around`` is the media query it stands in, or ""."""

    token: str
    colour: str
    around: str
    file: str
    line: int

    def holds_in(self, scheme: str) -> bool:
        """Whether the colour is shown in a scheme."""
        dark = "dark" not in self.around or scheme.startswith("dark")
        return dark and ("contrast" not in self.around or scheme.endswith("-more"))


def written_tokens(identity: str) -> str:
    """The rules that set every colour token: light, dark, more contrast, print.

    A scheme names only what differs from the one it stands on. Dark is for screens, so that print begins from light.
    """
    made = schemes(identity)
    shown: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
    parts = []
    for scheme, around, seen_in in (
        ("light", "", ("light", "dark")),
        ("dark", f"@media screen and {_DARK}", ("dark",)),
        ("light-more", f"@media {_MORE}", ("light", "dark")),
        ("dark-more", f"@media screen and {_DARK} and {_MORE}", ("dark",)),
    ):
        beneath = shown[scheme.removesuffix("-more")]
        new = {token: colour for token, colour in made[scheme].items() if beneath.get(token) != colour}
        parts.append(_rule(around, new))
        for name in seen_in:
            shown[name].update(new)
    return "".join((*parts, _rule("@media print", PRINTED)))


def filled(drawing: str, palette: Palette) -> str:
    """A drawing whose ``var(--token)`` are made colours, for files that see no style sheet.

    >>> filled('<path fill="var(--deep)"/>', {"deep": "#004539"})
    '<path fill="#004539"/>'
    """
    return _VALUE.sub(lambda match: palette.get(match[1], match[0]), drawing)


def compact(css: str) -> str:
    r"""A style sheet without comments and without the blanks that only its authors need; strings stay as they are.

    >>> compact('a:hover, b { color: red; }  /* why */\n@media print { q::before { content: " ; "; } }')
    'a:hover,b{color:red}@media print{q::before{content:" ; "}}'
    """
    parts = _STRING.split(_COMMENT.sub("", css))
    return "".join(part if place % 2 else _squeezed(part) for place, part in enumerate(parts)).strip()


def _squeezed(css: str) -> str:
    css = re.sub(r" ?([{};,>]) ?", r"\1", re.sub(r"\s+", " ", css))
    return re.sub(r"([{;][a-z-]+): ", r"\1:", css).replace(";}", "}")


def own_colours(files: Sequence[tuple[str, str]]) -> tuple[OwnColour, ...]:
    """The colour tokens that the theme's own files (name and text) set in a rule for ``:root``, print left out."""
    return tuple(
        OwnColour(match[1], _six(match[2]), " ".join(around[:-1]), name, text.count("\n", 0, start + match.start()) + 1)
        for name, text in files
        for around, start, block in _blocks(text)
        if around[-1] == ":root" and not any("print" in part for part in around)
        for match in _SET.finditer(block)
    )


def contrast_problems(identity: str, own: Sequence[OwnColour], shown: Mapping[str, str]) -> tuple[Problem, ...]:
    """The pairs that miss their contrast once the theme's own colours hold, each at the place to mend.

    ``shown`` names a theme's file as the editor knows it.
    """
    problems = []
    for scheme, derived in schemes(identity).items():
        palette = dict(derived)
        setters: dict[str, OwnColour] = {}
        for item in own:
            if item.holds_in(scheme):
                palette[item.token] = item.colour
                setters[item.token] = item
        problems += [_problem(gap, setters, shown) for gap in shortfalls(scheme, palette)]
    light = schemes(identity)["light"]
    ratio = contrast(identity, light["paper"])
    if ratio < TEXT:
        problems.append(
            found.IDENTITY_MOVED.at("pelicanconf.py", colour=identity, ratio=_number(ratio), used=light["identity"])
        )
    return tuple(problems)


def _problem(gap: Shortfall, setters: Mapping[str, OwnColour], shown: Mapping[str, str]) -> Problem:
    setter = setters.get(gap.pair.front) or setters.get(gap.pair.back)
    return found.CONTRAST_LOW.at(
        shown.get(setter.file, setter.file) if setter else "pelicanconf.py",
        setter.line if setter else 0,
        front=gap.pair.front,
        back=gap.pair.back,
        colours=" di atas ".join(gap.colours),
        scheme=_NAMES[gap.scheme],
        ratio=_number(gap.ratio),
        least=_number(gap.pair.least),
        remedy=f"Hapus --{setter.token} dari berkas itu" if setter else "Pilih IDENTITY_COLOUR yang lebih gelap",
    )


def _rule(around: str, palette: Palette) -> str:
    rule = ":root{" + ";".join(f"--{token}:{_short(colour)}" for token, colour in palette.items()) + "}"
    return f"{around}{{{rule}}}\n" if around else f"{rule}\n"


def _blocks(text: str) -> Iterator[tuple[tuple[str, ...], int, str]]:
    """Every innermost block of a style sheet: the selectors around it, where it begins, and its text."""
    around: list[str] = []
    for piece in _PIECE.finditer(text):
        if piece[2] == "{":
            around.append(piece[1].rpartition(";")[2].strip())
        elif piece[2] == "}" and around:
            yield tuple(around), piece.start(), piece[1]
            around.pop()


def _six(colour: str) -> str:
    return colour if len(colour) == len("#rrggbb") else "#" + "".join(digit * 2 for digit in colour[1:])


def _short(colour: str) -> str:
    """``#aabbcc`` as ``#abc``."""
    return "#" + colour[1::2] if colour[1::2] == colour[2::2] else colour


def _number(ratio: float) -> str:
    """A ratio with a decimal comma, cut and never rounded up to the next step."""
    return f"{int(ratio * 100) / 100:.2f}".replace(".", ",")


def theme_files(root: Path) -> tuple[tuple[str, str], ...]:
    """The theme's own style files in the order in which they hold, by name and text. Raises `OSError`."""
    paths = (root / "base.css", *sorted((root / "components").glob("*/style.css")))
    return tuple((path.relative_to(root).as_posix(), path.read_text("utf-8")) for path in paths)
