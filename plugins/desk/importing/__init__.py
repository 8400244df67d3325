"""Turns a press text as it circulates (Word, HTML, pasted text, a WordPress export, a sheet) into drafts.

A source is read into neutral blocks (`read_text`, `read_html`, `read_word`), recognisers claim what is no body
(`recognise`), the rest becomes a Markdown draft with checked front matter (`draft`), and a report says what is sure,
what is guessed and what is missing (`report`). No word is lost: what was taken out stands verbatim in a comment at the
end of the draft. As a plugin of the build it refuses to publish a draft's placeholders (`plugins.desk.wiring`).
"""
