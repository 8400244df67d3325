"""Where the register of regions comes from: ``rujukan/wilayah-sumber.yaml``, checked."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.engine.yamlfile import YamlMistake, parse_yaml
from plugins.regions.problems_notes import BAD_EDITION
from plugins.registers.files import read_text
from plugins.registers.schema import is_url

EDITION_FILE = "wilayah-sumber.yaml"
_REQUIRED = ("nama", "versi")
_LONGEST = 200


class Edition(Struct, frozen=True):
    """The edition of the data set that the register's codes and counts were taken from, and its licence.

    The fields are the keys of the file. ``url`` and ``lisensi_url`` are full addresses or "".
    """

    nama: str
    versi: str
    url: str = ""
    lisensi: str = ""
    lisensi_url: str = ""

    @property
    def label(self) -> str:
        """``idn-area-data 4.0.1``."""
        return f"{self.nama} {self.versi}"


def load_edition(root: Path, prefix: str) -> tuple[Edition | None, tuple[Problem, ...]]:
    """The edition that the folder ``root`` declares, and what is wrong with the file.

    ``None`` where there is no file, for a source must not be claimed that the office did not name.
    ``prefix`` is put before the file name that problems show.
    """
    shown = f"{prefix}/{EDITION_FILE}"
    if not (root / EDITION_FILE).exists():
        return None, ()
    text, problems = read_text(root / EDITION_FILE, shown)
    if text is None:
        return None, tuple(problems)
    try:
        document = parse_yaml(text)
    except YamlMistake as mistake:
        return None, (*problems, BAD_EDITION.at(shown, mistake.line, what=mistake.message))
    known = list(Edition.__struct_fields__)
    data = document.data if isinstance(document.data, dict) else {}
    values = {key: value.strip() for key, value in data.items() if isinstance(value, str)}
    mistakes = [(document.line_of(key), f"kunci {key} tidak dikenal") for key in data if key not in known]
    mistakes += [(document.line_of(key), f"{key} terlalu panjang") for key in values if len(values[key]) > _LONGEST]
    mistakes += [(document.line_of(key), f"{key} bukan teks") for key in known if key in data and key not in values]
    mistakes += [(1, f"{key} kosong") for key in _REQUIRED if not values.get(key) and key not in data.keys() - values]
    mistakes += [
        (document.line_of(key), f"{key} bukan alamat http atau https yang lengkap")
        for key in ("url", "lisensi_url")
        if values.get(key) and not is_url(values[key])
    ]
    if mistakes:
        return None, (*problems, *(BAD_EDITION.at(shown, line, what=what) for line, what in mistakes))
    return Edition(**values), tuple(problems)
