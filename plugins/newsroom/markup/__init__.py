"""From the Markdown of a document to its `plugins.newsroom.body.Body`: reading, cleaning, typography, footnotes, links.

In the order of the work: `reader` runs Python-Markdown over the `source`, with the `footnotes` syntax; `composer`
writes the text again in reading order (`flow`), from what the `cleaning` allows; `typography` sets each block.
"""
