"""What the server around a site promises, from one source, in the words of each server and host.

`model` is the source; `nginx`, `caddy`, `apache` and `underscore` (Cloudflare, Netlify, GitLab) put it into their
syntax; `profiles` knows what each host allows, `files` which files it wants.
"""
