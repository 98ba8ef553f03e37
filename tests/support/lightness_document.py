"""The section on lightness in ``docs/performance.md``, made of the record that lies beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.support.lightness import LightRecord, table_of
from tests.support.peer_figures import PeerRecord, peer_table

DOCS: Final = Path(__file__).parents[2] / "docs"
DOCUMENT: Final = DOCS / "performance.md"
RECORD: Final = DOCS / "lightness.json"
PEER_RECORD: Final = DOCS / "lightness-beside-peers.json"
HEADING: Final = "## Lightness"
_NEXT: Final = "\n## "
_COMMAND: Final = (
    "`python -m tests.benchmarks.light` on a made library; `python -m tests.benchmarks.lightness_table`"
    " writes this section from the record of such a run, so nothing in it is written by hand."
)
_PEERS: Final = (
    "`python -m tests.benchmarks.beside_peers`: the same tracks in each program's own library, on one X"
    " server; the figure, and how many times ours it is."
)


def section() -> str:
    """The section as the records say it, without a line break at its end."""
    parts = [HEADING, _COMMAND, table_of(LightRecord.load(str(RECORD)))]
    if PEER_RECORD.exists():
        parts += [_PEERS, peer_table(PeerRecord.load(str(PEER_RECORD)))]
    return "\n\n".join(parts)


def written(document: str) -> str:
    """The document with the section as it should be; a new one comes before the second heading."""
    begin = document.find(HEADING)
    if begin < 0:
        begin = document.index(_NEXT) + 1
        return f"{document[:begin]}{section()}\n\n{document[begin:]}"
    end = document.find(_NEXT, begin)
    rest = "" if end < 0 else document[end:]
    return f"{document[:begin]}{section()}\n{rest}"
