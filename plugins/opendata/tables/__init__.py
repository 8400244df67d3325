"""Editors' tables: a CSV in ``content/media/data/`` with a small YAML beside it becomes a dataset of the site.

Columns are typed and checked, every mistake is told with line, column and value; what is right is offered to the
catalogue as a `plugins.opendata.model.Dataset` with statistics of its columns and the charts that the YAML asks for.
"""

from plugins.opendata.tables.wiring import register

__all__ = ["register"]
