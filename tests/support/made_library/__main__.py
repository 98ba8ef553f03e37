"""Makes a library: ``python -m tests.support.made_library FOLDER [--tracks N]``."""

from __future__ import annotations

import argparse

from tests.support.made_library.profile import make_library


def main() -> None:
    """Make it, and tell how to open it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--tracks", type=int, default=100_000)
    options = parser.parse_args()
    made = make_library(options.folder, options.tracks, lambda line: print(line, flush=True))
    print(f"musicrec --profile-dir {made.profile}")


if __name__ == "__main__":
    main()
