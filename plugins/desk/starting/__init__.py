"""Begins a document or a register entry for an editor: complete, commented, and in the right place.

What a file holds is read from the schemas (`keys`), laid out (`compose`), and never written over anything (`place`,
`register_entry`); questions (`ask`) and options (`command`) end in the same `Wish`. As a plugin of the build it refuses
to publish an announcement that still holds a placeholder (`wiring`). ``docs/meja-redaksi.md`` tells editors.
"""

from plugins.desk.starting.wiring import register

__all__ = ["register"]
