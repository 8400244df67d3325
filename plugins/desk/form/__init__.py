"""From an issue form to a draft: so that an editor with only a phone can write.

GitHub (and Forgejo) render a form as Markdown: a heading for each question, and the answer under it. `answers` takes
that apart, `photos` reads and fetches the pictures an editor attached, `draft` makes the document. Everything in an
issue is foreign text: it becomes content of a file and is never run, expanded or put into a command.
"""
