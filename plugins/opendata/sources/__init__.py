"""Where the data come from: each module tells models of another room as datasets, and computes no figure of its own.

The words of every dataset (title, description, names of columns) stand in ``theme/text/id.yaml`` under ``opendata``.
"""
