"""How well pairs are told: ``python -m tests.benchmarks.matching PAIRS.csv [--json] [--wrong]``.

The table has the columns ``query_*`` and ``candidate_*`` for artist, title, album and duration_ms, and
``verdict`` (same, version or different). Of pairs that are the same, those found count; of the others, those
that are taken for the same. The candidates of the table are the library, whose words are no typing errors.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.matching.descriptions import described
from musicrec_desktop.matching.names import name_of
from musicrec_desktop.matching.rules import compare
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, Verdict

COUNTED: Final = {"same": "found", "version": "taken", "different": "taken"}


def side(row: Mapping[str, str], prefix: str) -> KnownTrack:
    """One track of a row."""
    length = row[f"{prefix}_duration_ms"]
    return KnownTrack(
        row[f"{prefix}_title"],
        row[f"{prefix}_artist"],
        row[f"{prefix}_album"],
        int(length) if length else None,
    )


def judged(rows: list[dict[str, str]]) -> list[Verdict]:
    """What each pair is told to be."""
    words = {
        fold(word)
        for row in rows
        for column in ("candidate_artist", "candidate_title")
        for word in name_of(row[column]).tokens
    }
    return [
        compare(described(side(row, "query")), described(side(row, "candidate")), words.__contains__)
        for row in rows
    ]


def main() -> None:
    """Read, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--json", action="store_true", help="print one object")
    parser.add_argument("--wrong", action="store_true", help="print the pairs that are told wrongly, too")
    options = parser.parse_args()
    with options.pairs.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    verdicts = judged(rows)
    of = Counter(row["verdict"] for row in rows)
    taken = Counter(
        row["verdict"]
        for row, verdict in zip(rows, verdicts, strict=True)
        if verdict.outcome is MatchOutcome.SAME
    )
    figures = {kind: {word: taken[kind], "of": of[kind]} for kind, word in COUNTED.items()}
    if options.wrong:
        for row, verdict in zip(rows, verdicts, strict=True):
            if (verdict.outcome is MatchOutcome.SAME) != (row["verdict"] == "same"):
                print(*row.values(), verdict.outcome, verdict.reason, verdict.detail, sep=" | ")
    if options.json:
        print(json.dumps(figures))
        return
    for kind, word in COUNTED.items():
        print(f"{kind}: {taken[kind]} of {of[kind]} {word}")


if __name__ == "__main__":
    main()
