"""The program: ``musicrec`` and ``python -m musicrec_desktop``."""

from __future__ import annotations

import os
import signal
import sys

from musicrec_desktop.core import garbage, generated_code
from musicrec_desktop.core.paths import ProfilePaths


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
    with garbage.left_alone():  # modules are none
        generated_code.keep_in(_cache_dir(sys.argv[1:]))
        from musicrec_desktop.cli.main import main as run

    return run(sys.argv[1:])


def _cache_dir(arguments: list[str]) -> str:
    """The cache of the profile that the command line names; read before the command line is understood."""
    for place, argument in enumerate(arguments):
        name, is_given, value = argument.partition("=")
        if name == "--profile-dir" and (
            folder := value if is_given else "".join(arguments[place + 1 : place + 2])
        ):
            return ProfilePaths.under(folder).cache_dir
    return ProfilePaths.default().cache_dir


if __name__ == "__main__":
    sys.exit(main())
