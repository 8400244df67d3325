"""Small values for the tests of open information; nothing in them is about a real body."""

from __future__ import annotations

from datetime import date
from typing import Any

from plugins.ppid.checklist import Kelas
from plugins.ppid.exempt import ExemptItem, parse_period
from plugins.ppid.item import DocumentFile, Form, Item
from plugins.ppid.law import LegalBasis

UNITS = {"sekretariat": "Sekretariat Dinas", "bidang-ikp": "Bidang Informasi dan Komunikasi Publik"}
TODAY = date(2026, 3, 10)


def an_item(**changes: Any) -> Item:
    """A complete item; ``changes`` replace its fields."""
    fields: dict[str, Any] = {
        "id": "neraca-2025",
        "title": "Neraca 2025",
        "classes": (Kelas.BERKALA,),
        "checklist": ("B.d.2",),
        "summary": "Neraca tahun anggaran 2025.",
        "unit": "sekretariat",
        "responsible": "Sekretaris Dinas",
        "made_when": "Februari 2026",
        "made_where": "Kota Contoh",
        "forms": (Form.SOFTCOPY,),
        "retention": "10 tahun",
        "files": (DocumentFile(path="media/neraca.pdf", kind="pdf", sha256="a" * 64, has_text_layer=True),),
        "updated": date(2026, 2, 20),
        "sample": True,
        "source": "content/ppid/informasi/neraca-2025.md",
        "line": 1,
    }
    return Item(**{**fields, **changes})


def an_exempt_item(**changes: Any) -> ExemptItem:
    """A complete exempt item; ``changes`` replace its fields."""
    fields: dict[str, Any] = {
        "id": "hasil-asesmen",
        "title": "Hasil asesmen kompetensi pegawai",
        "bases": (LegalBasis("UU 14/2008", "Pasal 17 huruf h angka 4"),),
        "grounds": ("h",),
        "consequence_open": "Rahasia pribadi pegawai terungkap.",
        "consequence_closed": "Rahasia pribadi pegawai terlindungi.",
        "period": parse_period("5 tahun"),
        "decision_number": "100/PPID/2025",
        "decision_date": date(2025, 3, 3),
        "ppid": "PPID Kota Contoh",
        "unit": "Sekretariat Dinas",
        "sample": True,
        "source": "content/ppid/dikecualikan/hasil-asesmen.md",
        "line": 1,
    }
    return ExemptItem(**{**fields, **changes})


def codes(problems: Any) -> list[str]:
    """The codes of problems, in order."""
    return [problem.code for problem in problems]
