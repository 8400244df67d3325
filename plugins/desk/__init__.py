"""The editors' desk: what helps a press officer from a raw text to a published article.

Each tool is a package of its own and a task of ``tasks.py``; none has a part in what readers see.
"""
