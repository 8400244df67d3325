"""Region profiles: facts read from footnotes in ordinary prose, verified, and laid out as a page for each region.

`extract.extract` reads a note, `verify.verify` holds its facts against the register, `problems` tells the editor.
"""
