"""The words of one dataset, from ``theme/text/id.yaml``: title, description, keywords, and those of its columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from plugins.engine.theme import Words
from plugins.opendata.model import Constraints, Field, FieldType


class Wording(Struct, frozen=True):
    """What a dataset is called; ``about`` are its words."""

    about: Words

    @classmethod
    def of(cls, words: Words, dataset: str) -> Wording:
        """The words of a dataset by its id."""
        return cls(words.opendata.datasets[dataset])

    def told(self, *, sample: bool) -> dict[str, Any]:
        """Title, description and keywords as a `Dataset` takes them."""
        return {
            "title": self.about.title,
            "description": self.about.description,
            "keywords": tuple(self.about.keywords.split(", ")),
            "sample": sample,
        }

    def field(
        self,
        name: str,
        kind: FieldType = FieldType.STRING,
        *,
        unit: str = "",
        iri: str = "",
        required: bool = False,
        unique: bool = False,
        minimum: int | Decimal | date | None = None,
        enum: tuple[str, ...] = (),
        pattern: str = "",
    ) -> Field:
        """A column with its words."""
        told = self.about.fields[name]
        limits = Constraints(required=required, unique=unique, minimum=minimum, enum=enum, pattern=pattern)
        return Field(
            name=name, title=told.title, description=told.about, type=kind, unit=unit, iri=iri, constraints=limits
        )
