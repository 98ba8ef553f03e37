"""Say which of the needs in system-packages.txt this system does not meet.

Usage: python system_needs.py {apt,dnf,pacman,none} NEED...

Prints a line for each package to install: "must" or "may", the package and what was looked for.
Runs before anything is installed, so it uses the standard library alone; the libraries are loaded
for real because that also finds what they in turn miss, wherever the dynamic linker looks.
"""

import ctypes
import glob
import importlib.util
import os
import shutil
import sys
import sysconfig

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "system-packages.txt")
MANAGERS = ("apt", "dnf", "pacman")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


def has_library(name: str) -> bool:
    """Tell whether the dynamic linker can load the library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_file(patterns: str) -> bool:
    """Tell whether a path matches one of the patterns."""
    return any(glob.glob(pattern) for pattern in patterns.split("|"))


def has_font(_: str) -> bool:
    """Tell whether any font that Qt can draw with is installed."""
    return any(
        name.lower().endswith((".ttf", ".otf", ".ttc"))
        for folder in FONT_FOLDERS
        for _, _, names in os.walk(os.path.expanduser(folder))
        for name in names
    )


def has_python(part: str) -> bool:
    """Tell whether this interpreter has a part that some systems package on its own."""
    if part == "ensurepip":
        return importlib.util.find_spec("ensurepip") is not None
    return os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h"))


def has_command(name: str) -> bool:
    """Tell whether the program is on PATH."""
    return shutil.which(name) is not None


PROBES = {
    "lib": has_library,
    "file": has_file,
    "font": has_font,
    "python": has_python,
    "cmd": has_command,
}


def missing(manager: str, needs: set[str]) -> dict[str, tuple[str, str]]:
    """Return what to install: package to "must" or "may" and what was looked for."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    found: dict[str, tuple[str, str]] = {}
    with open(TABLE, encoding="utf-8") as table:
        for line in table:
            fields = line.split()
            if not fields or fields[0].startswith("#") or fields[0].lstrip("!") not in needs:
                continue
            kind, _, what = fields[1].partition(":")
            package = fields[2 + MANAGERS.index(manager)] if manager in MANAGERS else fields[1]
            if package == "-" or PROBES[kind](what):
                continue
            package = package.replace("{py}", version)
            level = "must" if fields[0].startswith("!") else "may"
            if package not in found or level == "must":
                found[package] = (level, fields[1])
    return found


if __name__ == "__main__":
    for name, (level, probe) in missing(sys.argv[1], set(sys.argv[2:])).items():
        print(level, name, probe)
