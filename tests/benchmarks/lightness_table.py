"""Writes the section on lightness: ``python -m tests.benchmarks.lightness_table [RECORD] [--peers RECORD]``.

``python -m tests.benchmarks.light --record RECORD`` makes the record, ``tests.benchmarks.beside_peers`` that
of the peers. They are kept beside the document; without arguments the section is made of what is there.
"""

from __future__ import annotations

import argparse
import shutil

from tests.support.lightness import LightRecord
from tests.support.lightness_document import DOCUMENT, PEER_RECORD, RECORD, written
from tests.support.peer_figures import PeerRecord


def main() -> None:
    """Keep the records, and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", nargs="?", help="of light --record")
    parser.add_argument("--peers", help="of beside_peers --record")
    options = parser.parse_args()
    if options.record:
        LightRecord.load(options.record)  # raises where it is something else
        shutil.copyfile(options.record, RECORD)
    if options.peers:
        PeerRecord.load(options.peers)
        shutil.copyfile(options.peers, PEER_RECORD)
    DOCUMENT.write_text(written(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
