"""Makes a library: ``python -m tests.support.made_library FOLDER [--tracks N] [--continue]``."""

from __future__ import annotations

import argparse

from tests.support.made_library.profile import make_library


def main() -> None:
    """Make it, and tell how to open it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--tracks", type=int, default=100_000)
    parser.add_argument(
        "--continue",
        action="store_true",
        dest="continues",
        help="go on where the making of it was broken off",
    )
    options = parser.parse_args()
    made = make_library(
        options.folder,
        options.tracks,
        lambda line: print(line, flush=True),
        continues=options.continues,
    )
    print(f"musicrec --profile-dir {made.profile}")


if __name__ == "__main__":
    main()
