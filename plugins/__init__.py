"""Suluh's Pelican plugins: one room for each concern, from ``engine`` (base) to ``publishing``.

A plugin imports only from the rooms above it; ``docs/architecture.md`` has the list and a test
enforces it.
"""
