"""The index read as the page's script reads it, so that its files can be tested without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.search.postings import decode
from plugins.search.stems import origins
from plugins.search.words import asked, places

_CALL = re.compile(rb'suluhCari\("([^"]+)",(.*)\)\n\Z', re.DOTALL)


def value_of(data: bytes) -> Any:
    """What a file of the index hands over."""
    match = _CALL.search(data[data.rindex(b"suluhCari(") :])
    assert match is not None
    return json.loads(match[2])


@dataclass(frozen=True)
class Reader:
    """Files of an index by their address."""

    files: Mapping[str, bytes]

    @property
    def main(self) -> Any:
        return value_of(self.files["cari/cari.js"])

    def shard(self, form: str) -> Any:
        main = self.main
        coarse, fine = places(form)
        shard = coarse % main["n"]
        many = main["p"].get(str(shard))
        return value_of(self.files[f"cari/indeks/k{shard}{f'-{fine % many}' if many else ''}.js"])

    def documents(self, form: str) -> frozenset[int]:
        """The numbers of the documents that a single form finds."""
        shard = self.shard(form)
        family = next((one for one in shard["f"] if form in one[2::2]), None)
        if family is None and form not in shard["x"]:
            roots = {one[0]: one for one in shard["f"] if one[1]}
            family = next((roots[root] for root in origins(form) if root in roots), None)
        lists = [] if family is None else family[3::2]
        return frozenset(entry >> 3 for text in lists for entry in decode(text))

    def find(self, question: str) -> frozenset[int]:
        """The numbers of the documents that have every word of a question."""
        found = [self.documents(form) for form in asked(question)]
        return frozenset.intersection(*found) if found else frozenset()

    def title(self, number: int) -> str:
        start = max(start for start in self.main["c"] if start <= number)
        title: str = value_of(self.files[f"cari/indeks/d{start}.js"])[str(number)][0]
        return title
