"""Makes the fonts of the share cards (``theme/fonts/``) from the full Noto fonts.

The full fonts are those of the Debian package ``fonts-noto-core`` (20201225-1). Needs ``fonttools``, which no build
needs: ``uv run --with fonttools==4.68.0 tools/card_fonts.py FOLDER``, with the folder of the package's ``.ttf`` files.
"""

from __future__ import annotations

import string
import sys
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

FONTS = {"NotoSerif-Bold.ttf": "NotoSerif-Bold-subset.ttf", "NotoSans-Regular.ttf": "NotoSans-Regular-subset.ttf"}
"""The full fonts, and the names of their subsets."""

# Latin with the diacritics of Indonesia's languages, of names, and of the scholarly writing of Arabic; punctuation.
UNICODES = (
    "0020-007E,00A0-017F,018F,0192,01A0-01A1,01AF-01B0,01C4-01DC,01E6-01EB,01F4-01F5,01FA-021B,0259,02B9,02BA,02BB,"
    "02BC,02BE,02BF,02C6,02C7,02DA,02DC,1E02-1E03,1E0A-1E0F,1E1E-1E21,1E24-1E2F,1E32-1E37,1E3A-1E3F,1E40-1E49,"
    "1E54-1E57,1E5A-1E5B,1E5E-1E63,1E6A-1E6F,1E80-1E85,1E92-1E97,1E9E,1EA0-1EF9,2010-2015,2018-201E,2020-2022,2026,"
    "2030,2032-2033,2039-203A,2044,2070,2074-2079,2080-2089,20AC,2116,2122,2212,2215"
)
PAIRED = frozenset(string.ascii_letters + string.digits + string.punctuation + "‘’“”")
"""Kerning is kept for pairs of these characters."""
LEAST = 12
"""Kerning of less than so many thousandths of the size is left out; nobody sees it."""


def main(folder: Path) -> None:
    """Write every subset beside its licence."""
    out = Path(__file__).resolve().parents[1] / "theme" / "fonts"
    for name, subset in FONTS.items():
        font = TTFont(folder / name, recalcTimestamp=False)
        pairs = kerning(font)
        options = Options()
        options.hinting = False
        options.layout_features = []
        options.name_IDs = [0, 1, 2, 5, 13, 14]
        options.notdef_outline = True
        maker = Subsetter(options)
        maker.populate(unicodes=parse_unicodes(UNICODES))
        maker.subset(font)
        keep_kerning(font, pairs)
        font.save(out / subset)
        sys.stdout.write(f"{subset}: {(out / subset).stat().st_size} bytes, {len(font.getBestCmap())} characters\n")


def kerning(font: Any) -> dict[tuple[str, str], int]:
    """Pairs of glyphs and how much nearer they stand, in font units: the plain pairs of the ``GPOS`` table."""
    glyphs = [glyph for code, glyph in font.getBestCmap().items() if chr(code) in PAIRED]
    table = font["GPOS"].table
    wanted = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern"
              for index in record.Feature.LookupListIndex}  # fmt: skip
    pairs: dict[tuple[str, str], int] = {}
    for index in sorted(wanted):
        for part in table.LookupList.Lookup[index].SubTable:
            part = getattr(part, "ExtSubTable", part)  # noqa: PLW2901 -- an extension only wraps the table
            if part.LookupType == 2:  # noqa: PLR2004 -- pair adjustment, in OpenType's numbering
                _collect(part, glyphs, pairs)
    return pairs


def _collect(part: Any, glyphs: list[str], pairs: dict[tuple[str, str], int]) -> None:
    covered = set(part.Coverage.glyphs)
    for left in glyphs:
        if left not in covered:
            continue
        if part.Format == 1:
            near = {
                one.SecondGlyph: one.Value1 for one in part.PairSet[part.Coverage.glyphs.index(left)].PairValueRecord
            }
            found = {right: near[right] for right in glyphs if right in near}
        else:
            row = part.Class1Record[part.ClassDef1.classDefs.get(left, 0)].Class2Record
            found = {right: row[part.ClassDef2.classDefs.get(right, 0)].Value1 for right in glyphs}
        for right, value in found.items():
            amount = getattr(value, "XAdvance", 0) if value else 0
            if amount:
                pairs.setdefault((left, right), amount)


def keep_kerning(font: Any, pairs: dict[tuple[str, str], int]) -> None:
    """Put pairs into the old ``kern`` table, the only one that Pillow's basic layout reads."""
    table = KernTable_format_0()
    table.coverage, table.version, table.apple = 1, 0, False
    table.kernTable = {pair: amount for pair, amount in sorted(pairs.items()) if abs(amount) > LEAST}
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [table]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
