"""What can be wrong with events (T001 to T099)."""

from __future__ import annotations

from plugins.engine.problem import warning

EVENT_LONG = warning(
    "T001",
    "Acara berlangsung {days} hari, dari {first} sampai {last}.",
    reason="Acara selama itu biasanya salah tulis tahun. Di agenda ia hanya tampil pada bulan mulainya.",
    hint="Periksa `peristiwa: mulai` dan `selesai`.",
)
EVENT_WEEKDAY = warning(
    "T002",
    "Acara disebut hari {said}, tetapi {first} adalah hari {day}.",
    reason="Salah satunya keliru, dan pembaca melihat tanggalnya.",
    hint="Cocokkan dengan kalender, lalu betulkan `peristiwa: mulai` atau `hari`.",
)
EVENT_ENDS_EARLY = warning(
    "T003",
    "Acara selesai ({end}) sebelum mulai ({start}).",
    reason="Jam tanpa zona dibaca dalam zona waktu situs; jam selesai tidak dipakai dalam kalender.",
    hint="Tulis zona yang sama pada `peristiwa: mulai` dan `selesai`, misalnya 2025-01-15 09:00 WIB.",
)
