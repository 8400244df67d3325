"""Checking a published site from outside: against its signed manifest, and for what should not be there at all."""

from __future__ import annotations
