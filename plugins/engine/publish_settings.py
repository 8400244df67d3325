"""The settings that say where and how the site is published; no page depends on them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class PublishSettings(BaseModel):
    """What `publishconf.py` says for `inv publish` (``docs/menerbitkan.md``)."""

    model_config = ConfigDict(defer_build=True)

    publish_target: str = Field(
        default="branch",
        pattern="^(branch|folder|rsync)$",
        description="Where `inv publish` puts the site: a Pages branch, versioned folders, or one folder for rsync.",
    )
    publish_host: str = Field(
        default="github-pages",
        pattern="^(github-pages|gitlab-pages|codeberg-pages|cloudflare-pages|netlify|nginx|caddy|apache)$",
        description="The host or server: its limits, and the host files that it reads.",
    )
    publish_remote: str = Field(
        default="origin", min_length=1, description="Git remote (name or address) of the target `branch`."
    )
    publish_branch: str = Field(
        default="gh-pages", pattern=r"^[A-Za-z0-9][\w./-]*$", description="Branch of the target `branch`."
    )
    publish_domain: str = Field(
        default="",
        pattern=r"^([a-z0-9-]+(\.[a-z0-9-]+)+)?$",
        description="Domain for the file CNAME on the branch; empty keeps the one that is there.",
    )
    publish_folder: str = Field(
        default="", description="Folder of the targets `folder` and `rsync`; a relative one starts at the project."
    )
    publish_keep: int = Field(
        default=5, ge=1, le=100, description="Versions that the target `folder` keeps, the newest included."
    )
    publish_vanish: int = Field(
        default=10, ge=0, le=100, description="Percent of the published pages that one publication may remove."
    )
