"""What Suluh costs beside other generators: the same seeded corpus in each one's own format, whole processes, medians.

`inv bench` runs it; ``docs/performance.md`` tells the method. `site` is what a generator is to the bench, one module
each says how (`suluh`, `hugo`, `pelican`, `eleventy`); `measure` runs a process, `outputs` looks whether the pages are
real, `rounds` goes through the edits, `preview` and `stages` look closer at Suluh, `report` prints. `install` fetches
peers; no build and no test needs one.
"""
