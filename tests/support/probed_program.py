"""The program with a probe: ``python -m tests.support.probed_program [ARGUMENTS OF MUSICREC]``.

Qt is loaded by the program itself, in its own way and at its own time (``app.qt_loading``); a probe that
imported Qt first would have each import after it cost a fifth more than it does.
"""

from __future__ import annotations

import sys

from musicrec_desktop import __main__ as program
from musicrec_desktop.app import qt_loading


def main() -> int:
    """Open the window, and probe it from when Qt is there."""
    load = qt_loading.load_qt

    def load_and_probe() -> None:
        load()
        from tests.support.window_probe import install

        install()

    qt_loading.load_qt = load_and_probe
    return program.main()


if __name__ == "__main__":
    sys.exit(main())
