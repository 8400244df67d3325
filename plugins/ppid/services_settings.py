"""How the office takes requests, as its own small file says it; read by a build and by a check of sources."""

from __future__ import annotations

from pathlib import Path

from plugins.engine.files import Source, read_source
from plugins.engine.problem import Problem
from plugins.engine.yamlfile import YamlMistake, parse_yaml
from plugins.newsroom import problems as document_problems
from plugins.newsroom.frontmatter import Parts, validate
from plugins.ppid.privacy import SERVICE_SETTINGS
from plugins.ppid.services_schema import ServiceMeta


def service_settings(source: Source | None) -> tuple[ServiceMeta, tuple[Problem, ...]]:
    """What the file says and what is wrong with it; defaults where there is none or it cannot be believed."""
    if source is None:
        return ServiceMeta(), ()
    try:
        yaml = parse_yaml(source.text)
    except YamlMistake as mistake:
        return ServiceMeta(), (document_problems.YAML_SYNTAX.at(source.file, mistake.line, detail=mistake.message),)
    if isinstance(yaml.data, dict):
        meta, problems = validate(ServiceMeta, Parts(yaml.data, yaml, 0, "", 1), source.file)
        return meta or ServiceMeta(), tuple(problems)
    if not yaml.data:  # a file of remarks only is fine
        return ServiceMeta(), ()
    detail = "seharusnya pasangan kunci dan isi"
    return ServiceMeta(), (document_problems.YAML_SYNTAX.at(source.file, 1, detail=detail),)


def read_service_settings(content: Path) -> ServiceMeta:
    """The settings of a content folder for those who leave telling its mistakes to the build."""
    if not (content / SERVICE_SETTINGS).is_file():
        return ServiceMeta()
    return service_settings(read_source(content / SERVICE_SETTINGS, content)[0])[0]
