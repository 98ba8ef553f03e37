"""The program: ``musicrec`` and ``python -m musicrec_desktop``."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run the command line; the exit status."""
    # First of all: in a packaged program, worker processes start here as well.
    multiprocessing.freeze_support()
    from musicrec_desktop.cli.main import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
