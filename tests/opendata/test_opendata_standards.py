"""The data of the whole demonstration site, held against the standards by programs that are not ours."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import openapi_spec_validator
import openpyxl
import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF, SH
from referencing import Registry
from referencing.jsonschema import DRAFT4, DRAFT202012
from support.real import RealSite
from test_opendata_formats import same, sheet_text, without_guard

# rdflib's own reader of JSON-LD calls what rdflib has given up; pyshacl and frictionless do alike.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

BASE = "https://kantor.example/"
SHAPES = Path(__file__).parent / "shapes"
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")


@pytest.fixture(scope="module")
def site(real_site: Callable[[str], RealSite]) -> RealSite:
    return real_site("root")


def loaded(site: RealSite, name: str) -> Any:
    return json.loads(site.files[name])


def described(site: RealSite) -> dict[str, Any]:
    """The API's description of every dataset, by its id, reached through the index alone."""
    index = loaded(site, "data/v1/index.json")
    return {one["id"]: loaded(site, one["url"].removeprefix(BASE)) for one in index["dataset"]}


def catalog(site: RealSite) -> rdflib.Graph:
    return rdflib.Graph().parse(data=site.files["data/catalog.ttl"].decode(), format="turtle")


def test_all_datasets_of_the_site_are_there(site: RealSite) -> None:
    wanted = "dip dik kepatuhan tenggat layanan-informasi wilayah fakta-wilayah topik pejabat jabatan lembaga berita"
    assert set(wanted.split()) | {"teks-berita"} <= described(site).keys()


def test_frictionless_finds_the_package_valid(site: RealSite) -> None:
    frictionless.system.trusted = True
    report = frictionless.validate(str(site.output / "data/datapackage.json"))
    assert report.valid, [(task.name, [error.message for error in task.errors]) for task in report.tasks if task.errors]
    assert len(report.tasks) >= 20


def test_frictionless_would_find_a_broken_key_and_a_broken_file(site: RealSite, tmp_path: Path) -> None:
    package = loaded(site, "data/datapackage.json")
    kept = {
        one["name"]: one for one in package["resources"] if one["name"] in {"pejabat", "jabatan", "lembaga", "wilayah"}
    }
    for one in kept.values():
        data = site.files[f"data/{one['path']}"]
        if one["name"] == "jabatan":
            data = data.replace(b"\r\neka-edi-saputra,", b"\r\ntidak-ada,", 1)
        path = tmp_path / one["path"]
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
    (tmp_path / "datapackage.json").write_text(json.dumps({**package, "resources": list(kept.values())}), "utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    kinds = {error.type for task in report.tasks for error in task.errors}
    assert {"foreign-key", "hash-count"} <= kinds


def test_every_turtle_file_and_its_json_ld_are_the_same_graph(site: RealSite) -> None:
    names = [name for name in site.files if name.startswith("data/") and name.endswith(".ttl")]
    assert len(names) >= 15
    for name in names:
        turtle = rdflib.Graph().parse(data=site.files[name].decode(), format="turtle")
        linked = rdflib.Graph().parse(data=site.files[name[:-3] + "jsonld"].decode(), format="json-ld")
        assert set(turtle) == set(linked), name
        assert not any(isinstance(term, rdflib.BNode) for triple in turtle for term in triple), name


def results(graph: rdflib.Graph, shapes: str) -> list[str]:
    """The violations that pyshacl finds: path, thing, message. Warnings are what a profile recommends."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(SHAPES / shapes), inference="none")
    assert isinstance(report, rdflib.Graph)
    whole = report.value(predicate=RDF.type, object=SH.ValidationReport)
    found = [one for one in report.objects(whole, SH.result) if report.value(one, SH.resultSeverity) == SH.Violation]
    return sorted(
        f"{report.value(one, SH.resultPath)} {report.value(one, SH.focusNode)} {report.value(one, SH.resultMessage)}"
        for one in found
    )


@pytest.mark.parametrize(
    "shapes",
    ["shapes.ttl", "range.ttl", "mdr-vocabularies.shape.ttl", "dcat-ap-SHACL.ttl", "shapes_recommended.ttl"],
)
def test_catalogue_violates_no_shape_of_dcat_ap_3(site: RealSite, shapes: str) -> None:
    assert results(catalog(site), shapes) == []


def test_shapes_would_find_a_dataset_without_a_title_and_a_size_that_is_none(site: RealSite) -> None:
    graph = catalog(site)
    graph.remove((next(graph.subjects(RDF.type, DCAT.Dataset)), DCTERMS.title, None))
    graph.set((next(graph.subjects(DCAT.byteSize)), DCAT.byteSize, rdflib.Literal("besar")))
    assert len(results(graph, "shapes.ttl")) == 2


def test_every_file_is_in_the_catalogue_with_its_true_size_and_checksum(site: RealSite) -> None:
    graph = catalog(site)
    files = set(graph.subjects(RDF.type, DCAT.Distribution))
    for file in files:
        name = str(graph.value(file, DCAT.downloadURL)).removeprefix(BASE)
        value = graph.value(graph.value(file, SPDX.checksum), SPDX.checksumValue)
        assert int(str(graph.value(file, DCAT.byteSize))) == len(site.files[name]), name
        assert str(value).lower() == hashlib.sha256(site.files[name]).hexdigest(), name
        assert graph.value(file, DCAT.mediaType), name
    tables = [name for name in site.files if name.startswith("data/") and name.endswith((".csv", ".xlsx"))]
    assert len(files) > 2 * len(tables)
    downloads = {str(one).removeprefix(BASE) for one in graph.objects(None, DCAT.downloadURL)}
    assert set(tables) <= downloads
    assert {"topik/topik.ttl", "ppid/jatuh-tempo/jatuh-tempo.ics"} <= downloads


def test_package_and_feed_and_api_tell_the_same_checksums(site: RealSite) -> None:
    for file in (file for one in loaded(site, "data.json")["dataset"] for file in one["distribution"]):
        data = site.files[file["downloadURL"].removeprefix(BASE)]
        assert file["checksum"]["checksumValue"] == hashlib.sha256(data).hexdigest()
    for one in loaded(site, "data/datapackage.json")["resources"]:
        data = site.files[f"data/{one['path']}"]
        assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    listed = [file for item in loaded(site, "data/v1/perubahan.json")["items"] for file in item["_data"]["berkas"]]
    listed += [file for one in described(site).values() for table in one["tabel"] for file in table["berkas"]]
    for file in listed:
        data = site.files[file["url"].removeprefix(BASE)]
        assert (file["ukuran"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_every_json_file_matches_its_schema(site: RealSite) -> None:
    for name, one in described(site).items():
        schema = loaded(site, one["skema"].removeprefix(BASE))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        files = [file["url"] for table in one["tabel"] for file in table["berkas"] if file["format"] == "JSON"]
        assert files, name
        for url in files:
            document = loaded(site, url.removeprefix(BASE))
            assert [error.message for error in validator.iter_errors(document)] == [], url
            assert document["$schema"] == one["skema"]


def test_every_workbook_has_the_values_of_its_csv(site: RealSite) -> None:
    books = [name for name in site.files if name.startswith("data/") and name.endswith(".xlsx")]
    assert len(books) >= 15
    for name in books:
        sheet = openpyxl.load_workbook(io.BytesIO(site.files[name]), read_only=True)["data"]
        rows = [[sheet_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        text = site.files[name[:-4] + "csv"].decode()
        wanted = [[without_guard(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
        assert len(rows) == len(wanted), name
        wrong = [
            (a, b)
            for row, line in zip(rows, wanted, strict=True)
            for a, b in zip(row, line, strict=True)
            if not same(a, b)
        ]
        assert wrong == [], name


def test_openapi_is_valid_and_describes_what_answers(site: RealSite) -> None:
    document = loaded(site, "data/v1/openapi.json")
    openapi_spec_validator.validate(document)
    assert document["servers"] == [{"url": f"{BASE}data/v1"}]
    registry: Registry[Any] = Registry().with_resource("urn:api", DRAFT202012.create_resource(document))
    tried = 0
    for path, operations in document["paths"].items():
        schema = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        validator = jsonschema.Draft202012Validator({"$ref": f"urn:api{schema['$ref']}"}, registry=registry)
        for address in answers(path, operations["get"]):
            assert [error.message for error in validator.iter_errors(loaded(site, f"data/v1{address}"))] == [], address
            tried += 1
    assert tried >= 30


def answers(path: str, operation: dict[str, Any]) -> list[str]:
    """The first addresses that a path stands for."""
    years = next((one["schema"]["enum"] for one in operation.get("parameters", []) if one["name"] == "tahun"), [""])
    return [path.replace("{tahun}", year).replace("{nomor}", "1") for year in years]


def test_rows_of_the_api_are_those_of_the_files(site: RealSite) -> None:
    for one in described(site).values():
        for table in one["tabel"]:
            rows, url = [], table["baris"]
            while url:
                page = loaded(site, url.removeprefix(BASE))
                rows += page["baris"]
                url = page["berikutnya"]
            file = next(file["url"] for file in table["berkas"] if file["format"] == "JSON")
            assert rows == loaded(site, file.removeprefix(BASE))["baris"], table["baris"]
            assert len(rows) == table["jumlah_baris"]


def test_data_json_matches_the_schema_of_dcat_us(site: RealSite) -> None:
    document = loaded(site, "data.json")
    assert document == loaded(site, "data/data.json")
    whole = json.loads((SHAPES / "pod-catalog.json").read_text("utf-8"))
    part = json.loads((SHAPES / "pod-dataset.json").read_text("utf-8"))
    registry: Registry[Any] = Registry().with_resources(
        [
            (f"{whole['id'].rpartition('/')[0]}/dataset-non-federal.json", DRAFT4.create_resource(part)),
            ("dataset-non-federal.json", DRAFT4.create_resource(part)),
        ]
    )
    validator = jsonschema.Draft4Validator(whole, registry=registry)
    assert [error.message for error in validator.iter_errors(document)] == []
    assert not validator.is_valid({**document, "dataset": [{"title": "kosong"}]})
    assert len(document["dataset"]) == len(described(site))


def test_documents_are_written_as_the_module_json_would(site: RealSite) -> None:
    names = ["datapackage.json", "data.json", "catalog.jsonld", "v1/index.json", "v1/openapi.json", "v1/perubahan.json"]
    names += ["dip/dip.schema.json", "v1/berita/index.json"]
    for name in names:
        data = site.files[f"data/{name}"]
        assert data == json.dumps(json.loads(data), ensure_ascii=False, indent=1).encode() + b"\n", name
