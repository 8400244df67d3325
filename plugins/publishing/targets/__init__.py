"""Where a site is published to: a branch of a Pages host, versioned folders, or one folder for rsync.

Each target knows what was published last, puts a prepared site in its place, and changes nothing that readers see
unless all of it is there.
"""
