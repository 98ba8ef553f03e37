"""The bill of materials names all that is installed, with the licence of each."""

from __future__ import annotations

import json
import runpy
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
KEPT: dict[str, Any] = json.loads((ROOT / "packaging" / "sbom.cdx.json").read_text(encoding="utf-8"))
MAKER = runpy.run_path(str(ROOT / "packaging" / "sbom.py"))
LIBRARIES = [one for one in KEPT["components"] if one["type"] == "library"]


def test_every_locked_package_is_in_it_with_its_files() -> None:
    said = {
        (one["name"], one["version"]): {each["content"] for each in one["externalReferences"][0]["hashes"]}
        for one in LIBRARIES
    }
    assert said == {(one.name, one.version): set(one.hashes) for one in MAKER["pinned"](LOCK)}
    assert len(said) == sum(line[:1].isalnum() for line in LOCK.splitlines())
    assert all(said.values())


def test_every_component_has_a_licence() -> None:
    assert [one["name"] for one in KEPT["components"] if not one.get("licenses")] == []


def test_dependencies_lead_to_components() -> None:
    refs = {one["bom-ref"] for one in KEPT["components"]} | {KEPT["metadata"]["component"]["bom-ref"]}
    asked = {ref for one in KEPT["dependencies"] for ref in (one["ref"], *one["dependsOn"])}
    assert asked <= refs
    assert {one["bom-ref"] for one in LIBRARIES} <= asked


def test_weights_that_the_program_carries_are_named_with_their_notice() -> None:
    notices = {
        each["value"]
        for one in KEPT["components"]
        if one["type"] == "machine-learning-model"
        for each in one["properties"]
    }
    assert notices == {
        str(path.relative_to(ROOT)) for path in (ROOT / "musicrec_desktop").rglob("data/NOTICE.txt")
    }


def test_the_file_is_made_by_its_script() -> None:
    for package in MAKER["pinned"](LOCK):
        try:
            there = metadata.version(package.name)
        except metadata.PackageNotFoundError:
            continue
        if there != package.version:
            pytest.skip(f"{package.name} {there} is installed, not the locked {package.version}")
    assert json.loads(MAKER["text"]()) == KEPT, "run packaging/sbom.py"


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ({"License-Expression": ["MIT"]}, "MIT"),
        ({"License": ["Apache License, Version 2.0"]}, "Apache-2.0"),
        ({"License": ["BSD"], "Classifier": ["License :: OSI Approved :: BSD License"]}, "BSD-3-Clause"),
        ({"License": ["A long text"], "Classifier": ["License :: OSI Approved"]}, ""),
        ({}, ""),
    ],
)
def test_licences_are_told_as_expressions(declared: dict[str, list[str]], expected: str) -> None:
    assert MAKER["licence"]("any", declared) == expected
