"""Says which files the program loads: `ENVIRONMENT/bin/python packaging/loaded.py` prints their paths.

All modules of the player are imported, and whatever they import, wherever they do: at the top, in a function,
through the lazy loader of librosa. ``trim.py`` keeps the compiled code of these modules alone, and a test
holds that none of these files is trimmed away.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import os
import pkgutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path


def imported(source: str) -> Iterator[str]:
    """The modules that a source asks for by their full name, and names that may be modules of theirs."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def load_everything() -> None:
    """Import the player and all that it may ever ask for; what the system lacks is left out."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    package = importlib.import_module("musicrec_desktop")
    librosa = importlib.import_module("librosa")  # its parts are loaded when they are used
    names = {module.name for module in pkgutil.walk_packages(librosa.__path__, "librosa.", lambda _: None)}
    for module in pkgutil.walk_packages(package.__path__, "musicrec_desktop."):
        if not module.name.endswith("__main__"):
            with contextlib.suppress(ModuleNotFoundError):  # an extra, such as pytest, that is not installed
                importlib.import_module(module.name)
    for path in Path(package.__path__[0]).rglob("*.py"):
        names.update(imported(path.read_text(encoding="utf-8")))
    for name in sorted(names):
        with warnings.catch_warnings(), contextlib.suppress(ImportError):
            warnings.simplefilter("ignore")
            importlib.import_module(name)


def loaded_files() -> set[str]:
    """The sources and libraries of this process."""
    files = {path for module in list(sys.modules.values()) if (path := getattr(module, "__file__", None))}
    with (
        contextlib.suppress(OSError),
        open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps,
    ):
        files.update(line.split(maxsplit=5)[5].strip() for line in maps if ".so" in line)
    return files


if __name__ == "__main__":
    load_everything()
    print("\n".join(sorted(loaded_files())), flush=True)
    os._exit(0)  # libraries of sound and windows take their time to end
