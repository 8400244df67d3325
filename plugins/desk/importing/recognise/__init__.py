"""The recognisers: each looks at a manuscript for one kind of thing and claims its words. One module for each kind.

`RECOGNISERS` are asked in order; what one claims the next does not see any more.
"""
