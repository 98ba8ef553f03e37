"""The program: ``musicrec`` and ``python -m musicrec_desktop``."""

from __future__ import annotations

import os
import signal
import sys

from musicrec_desktop.core import garbage, generated_code, kept_modules, language
from musicrec_desktop.core.paths import ProfilePaths

_WINDOW = "musicrec_desktop.app.startup"


def main() -> int:
    """Run the command line; the exit status."""
    # First of all: in a packaged program, worker processes start here as well.
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    # Until a command or the window is there to be closed, Ctrl+C ends the process without a traceback.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Read when numpy is loaded. A second thread of a product of matrices waits for the first one by counting,
    # which takes twice the processor time from the window and from what plays.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Tables of texts are made when their modules are imported. What programs read is English.
    is_for_programs = "--json" in sys.argv
    language.choose(language.ENGLISH if is_for_programs else language.wanted_language(os.environ))
    finder = None
    with garbage.left_alone():  # modules are none
        if folder := generated_code.folder_of_code(_cache_dir(sys.argv[1:])):
            generated_code.keep_in(folder)
            finder = kept_modules.find_in(folder)
        from musicrec_desktop.cli.main import main as run

    status = run(sys.argv[1:])
    if finder is not None and _WINDOW in sys.modules:  # commands have few modules, and end at once
        finder.keep()
    return status


def _cache_dir(arguments: list[str]) -> str:
    """The cache of the user; empty where the command line names a folder, which alone is written to."""
    is_named = any(argument.partition("=")[0] == "--profile-dir" for argument in arguments)
    return "" if is_named else ProfilePaths.default().cache_dir


if __name__ == "__main__":
    sys.exit(main())
