"""A read-only API made of plain files, under ``data/v1/``: nothing computes an answer, every answer is a file.

``index`` and ``description`` tell what there is, ``rows`` holds the rows in pages, ``changes`` is the feed of changes,
``openapi`` the description of all of it for machines. Within ``v1`` keys may be added; none changes or goes.
"""
