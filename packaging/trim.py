"""Makes an installation smaller: `python packaging/trim.py ENVIRONMENT` removes what no feature uses.

Wheels bring their own tests, headers, tools for developers, and all of Qt though the player draws with
widgets only. What goes is a table here; a test holds that the program loads nothing of it. Files are removed
from an environment that belongs to the player alone (.venv, the Debian package, the folder), never from a
system's Python. Symbols that only debuggers read are stripped where the system has `strip`, a library that
two wheels bring lies there once, and only modules that the player loads (`loaded.py`) stay compiled.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

UNUSED: Final = {
    "tests of libraries": (
        "scipy/**/tests", "sklearn/**/tests", "numba/tests", "numpy/**/tests", "joblib/test", "librosa/tests",
        "openTSNE/**/tests", "threadpoolctl/tests", "Cryptodome/SelfTest", "regex/tests", "av/**/tests",
        "numpy/_core/_simd.*.so", "numpy/_core/_*_tests.*.so",
    ),
    "headers and sources for compilers": (
        "PySide6/include", "shiboken6/include", "PySide6/typesystems", "PySide6/glue", "PySide6/doc",
        "numpy/_core/include", "av/include", "sklearn/**/*.pyx", "sklearn/**/*.pxd",
        "sklearn/**/*.pyx.tp", "scipy/**/*.pxd", "av/**/*.pyx", "av/**/*.pxd", "numba/**/*.cpp",
        "openTSNE/**/*.cpp", "openTSNE/**/*.pyx", "rapidfuzz/**/*.pyx", "rapidfuzz/**/*.pxd",
        "scipy/**/*.pyx", "scipy/**/*.h", "numpy/**/*.pxd", "numpy/**/*.a",
        "numpy/distutils", "sklearn/**/src", "numba/**/*.c", "numba/**/*.h", "numba/pycc",
    ),
    "parts of libraries that the player has no use for": (
        # graphics cards; other ways to use several cores than the one of Numba's own
        "numba/cuda", "numba/np/ufunc/tbbpool.*.so", "numba/np/ufunc/omppool.*.so",
        # matrices in files, numbers for quasi-random integration, regression by distance, example data
        "scipy/io/_fast_matrix_market/_fmm_core.*.so", "scipy/io/matlab/*.so", "scipy/odr/*.so",
        "scipy/stats/_sobol_direction_numbers.npz", "scipy/datasets", "sklearn/datasets/images",
        "sklearn/datasets/data", "sklearn/datasets/descr", "sklearn/datasets/_svmlight_format_fast.*.so",
        # colours for sources in a terminal; pytest wants those of Python and of differences
        "pygments/lexers/[!_dp]*.py", "pygments/lexers/d[!i]*.py", "pygments/lexers/p[!y]*.py",
    ),
    "tools of Qt for developers": (
        "PySide6/qmlls", "PySide6/qmlformat", "PySide6/qmllint", "PySide6/svgtoqml", "PySide6/assistant",
        "PySide6/linguist", "PySide6/designer", "PySide6/balsam*", "PySide6/qsb", "PySide6/Qt/metatypes",
        "PySide6/Qt/libexec",
    ),
    "Qt that is not drawn with": (
        "PySide6/Qt/qml", "PySide6/Qt/plugins/qmllint", "PySide6/Qt/plugins/qmltooling",
        "PySide6/Qt/plugins/designer", "PySide6/Qt/plugins/sqldrivers", "PySide6/Qt/plugins/printsupport",
        "PySide6/Qt/plugins/egldeviceintegrations", "PySide6/Qt/plugins/vectorimageformats",
        "PySide6/Qt/plugins/wayland-graphics-integration-server",
        # screens without a desktop, their devices, and a keyboard in QML
        "PySide6/Qt/plugins/platforms/libqeglfs*", "PySide6/Qt/plugins/platforms/libqlinuxfb*",
        "PySide6/Qt/plugins/platforms/libqvkkhr*", "PySide6/Qt/plugins/platforms/libqvnc*",
        "PySide6/Qt/plugins/platforms/libqminimal*", "PySide6/Qt/plugins/generic",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboard*",
        # words of programs that went, and of parts that are drawn in QML
        "PySide6/Qt/translations/assistant*", "PySide6/Qt/translations/designer*",
        "PySide6/Qt/translations/linguist*", "PySide6/Qt/translations/qtdeclarative*",
        "PySide6/Qt/translations/qt_help*", "PySide6/Qt/translations/qtquick*",
        "PySide6/Qt/lib/libQt6Quick*", "PySide6/Qt/lib/libQt6Qml*", "PySide6/Qt/lib/libQt6Designer*",
        "PySide6/Qt/lib/libQt6Labs*", "PySide6/Qt/lib/libQt6Lottie*", "PySide6/Qt/lib/libQt6Help*",
        "PySide6/Qt/lib/libQt6UiTools*", "PySide6/Qt/lib/libQt6Sql*", "PySide6/Qt/lib/libQt6PrintSupport*",
        "PySide6/Qt/lib/libQt6WaylandCompositor*", "PySide6/Qt/lib/libQt6WaylandEglCompositor*",
        "PySide6/Qt/lib/libQt6EglF*",
        "PySide6/QtQuick*", "PySide6/QtQml*", "PySide6/QtDesigner*", "PySide6/QtHelp*", "PySide6/QtSql*",
        "PySide6/QtUiTools*", "PySide6/QtPrintSupport*", "PySide6/libpyside6qml*",
    ),
    "parts of Qt that have no window": (
        "PySide6/QtOpenGL*", "PySide6/Qt3D*", "PySide6/QtCharts*", "PySide6/QtData*", "PySide6/QtGraphs*",
        "PySide6/QtMultimedia*", "PySide6/QtWeb*", "PySide6/QtBluetooth*", "PySide6/QtLocation*",
        "PySide6/QtPositioning*", "PySide6/QtSerial*", "PySide6/QtCanvas*",
    ),
}  # fmt: skip
"""What goes and why: patterns below ``site-packages``.

The tests need QtTest, translators lupdate and lrelease.
"""

COMPILED: Final = "loaded-modules.txt"
"""Beside ``site-packages``: the modules that are worth being compiled, one a line."""

_OF_PIP: Final = ("pip", "setuptools")
_PT_LOAD: Final = 1
_PAGE: Final = 4096


def unused(packages: Path) -> Iterator[Path]:
    """The files and folders of an environment that nothing uses."""
    for patterns in UNUSED.values():
        for pattern in patterns:
            yield from packages.glob(pattern)


def main(arguments: list[str]) -> int:
    """Trim the environment that is named; 2 where there is none."""
    folders = [
        Path(found) for name in arguments[:1] for found in Path(name).glob("lib/python3.*/site-packages")
    ]
    if len(arguments) != 1 or not folders:
        print("usage: trim.py ENVIRONMENT (a folder with lib/python3.*/site-packages)", file=sys.stderr)
        return 2
    before = sum(map(_size, folders))
    for folder in folders:
        for path in list(unused(folder)):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        if shutil.which("strip"):
            for path in folder.glob("**/*.so*"):
                _strip(path)
        _keep_once(folder)
        _keep_compiled(folder, _loaded(Path(arguments[0])))
    after = sum(map(_size, folders))
    print(f"{before / 1e6:.0f} MB, {after / 1e6:.0f} MB without what nothing uses")
    return 0


def _keep_once(packages: Path) -> None:
    """Make one file of the libraries that several wheels bring with them, byte for byte."""
    known: dict[tuple[str, bytes], Path] = {}
    for path in sorted(packages.glob("*.libs/*.so*")):
        first = known.setdefault((path.name, hashlib.sha256(path.read_bytes()).digest()), path)
        if not first.samefile(path):
            double = path.with_name(path.name + ".linked")
            os.link(first, double)
            double.replace(path)


def _loaded(environment: Path) -> set[str]:
    """The sources that the player loads, as real paths; none where it cannot be started here."""
    python = environment / "bin" / "python"
    if not python.exists():
        return set()
    done = subprocess.run(
        [python, "-B", Path(__file__).with_name("loaded.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    return {os.path.realpath(line) for line in done.stdout.splitlines()} if done.returncode == 0 else set()


def _keep_compiled(packages: Path, loaded: set[str]) -> None:
    """Remove what is compiled of modules that nobody loads; Python compiles anew what is loaded after all.

    The sources that are loaded are listed in COMPILED beside the packages, for those who compile them later.
    """
    if not loaded:
        print("All modules stay compiled, since the player cannot be started here.", file=sys.stderr)
        return
    for path in packages.glob("**/__pycache__/*.pyc"):
        source = path.parent.parent / (path.name.partition(".")[0] + ".py")
        if os.path.realpath(source) not in loaded and source.relative_to(packages).parts[0] not in _OF_PIP:
            path.unlink()
    inside = os.path.realpath(packages) + os.sep
    sources = [path.removeprefix(inside) for path in loaded if path.startswith(inside) and path[-3:] == ".py"]
    (packages.parent / COMPILED).write_text(
        "".join(f"{path}\n" for path in sorted(sources)), encoding="utf-8"
    )


def _strip(library: Path) -> None:
    """Remove what only debuggers read, unless the library could not be loaded then.

    ``strip`` shifts the segments of libraries whose search paths were edited, as those in wheels often are.
    """
    stripped = library.with_name(library.name + ".stripped")
    done = subprocess.run(
        ["strip", "--strip-unneeded", "-o", stripped, library], stderr=subprocess.DEVNULL, check=False
    )
    if done.returncode == 0 and _can_be_mapped(stripped.read_bytes()):
        shutil.copymode(library, stripped)
        stripped.replace(library)
    stripped.unlink(missing_ok=True)


def _can_be_mapped(elf: bytes) -> bool:
    """Whether the segments lie in the file as they will lie in memory; of ELF of 64 bits, little endian."""
    if elf[:6] != b"\x7fELF\x02\x01":
        return False
    (start,), (size, count) = struct.unpack_from("<Q", elf, 32), struct.unpack_from("<HH", elf, 54)
    for place in range(start, start + size * count, size):
        kind, _, offset, address = struct.unpack_from("<IIQQ", elf, place)
        if kind == _PT_LOAD and (offset - address) % _PAGE:
            return False
    return True


def _size(folder: Path) -> int:
    return sum(
        os.lstat(os.path.join(path, name)).st_blocks * 512
        for path, _, names in os.walk(folder)
        for name in names
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
