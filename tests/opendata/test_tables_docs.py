"""The page about tables tells every key, and the schema for code editors accepts what the build accepts."""

from __future__ import annotations

import re

import pytest
import yaml
from jsonschema import Draft202012Validator
from support.site import ROOT

from plugins.opendata.tables.schema import ChartMeta, ColumnMeta, TableMeta
from tools.reference.table_schema import table_schema

PAGE = (ROOT / "docs" / "tabel-data.md").read_text("utf-8")
SAMPLES = sorted((ROOT / "content" / "media" / "data").glob("*.yaml"))


class PlainLoader(yaml.SafeLoader):
    """YAML as code editors read it: dates are text."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("kind", [TableMeta, ColumnMeta, ChartMeta])
def test_every_key_is_told(kind: type[TableMeta]) -> None:
    told = set(re.findall(r"`([a-z_]+)`", "\n".join(line for line in PAGE.splitlines() if line.startswith("|"))))
    assert set(kind.model_fields) - told == set()


def test_example_of_the_page_follows_the_schema() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    for text in (example, *(path.read_text("utf-8") for path in SAMPLES)):
        data = yaml.load(text, Loader=PlainLoader)  # noqa: S506 -- a SafeLoader
        assert [error.message for error in Draft202012Validator(table_schema()).iter_errors(data)] == []
        data["kolom"]["Pagu"]["satuann"] = "rupiah"
        assert list(Draft202012Validator(table_schema()).iter_errors(data))
