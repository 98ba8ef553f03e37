"""Makes the tables of figures in docs/quality.md.

    python -m tests.benchmarks.quality [NAME …] --shared DIR --profile DIR

Each table stands between a comment with its name and a closing one; the script measures again what is between
them, for all tables or for those that are named, and leaves the prose alone. DIR of ``--shared`` has the
folders ``neutral`` and ``music`` with their labels; that of ``--profile`` is a profile with the analysed
tracks of ``music`` and of the demo library. What was listened to is kept below the system's folder for
temporary files. Prose that names a figure has to be read again where the script says that its table changed.
"""

from __future__ import annotations

import argparse
import functools
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtGui import QGuiApplication

from musicrec_desktop.analysis.recipe import BLOCKS, EXTRACTOR_VERSION, PLAIN_SIZE, PLAIN_VERSION
from musicrec_desktop.core.atomic import atomic_path
from musicrec_desktop.model.card import CardKind
from musicrec_desktop.model.evaluation import Scores
from musicrec_desktop.model.mix_evaluation import Rival
from musicrec_desktop.model.queue_evaluation import LISTENERS, Strategy
from musicrec_desktop.model.taste_test import Strength, Tally
from musicrec_desktop.recommend.evaluation.space import distances
from musicrec_desktop.recommend.evaluation.taste_test.verdict import judged as verdict_of
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.services.evaluation.folder.service import LabelledFolder
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from tests.benchmarks import (
    cover_quality,
    group_quality,
    mix_quality,
    queue_quality,
    queue_small_library,
    similarity_quality,
    smoothing_scale,
    suggestion_quality,
)

DOCUMENT: Final = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "quality.md")
BLOCK: Final = re.compile(r"<!-- figures: ([a-z-]+) -->\n(.*?)<!-- end -->\n", re.DOTALL)
RUNS: Final = 20
MIX_RUNS: Final = 1
PAIRS: Final = 12
CHANGED_COVERS: Final = 60
TEST_LENGTHS: Final = (6, 8, 12, 20, 30, 50)
CHANGES: Final = {
    "JPEG 30": "JPEG of quality 30",
    "small": "a third of the size, JPEG 80",
    "cropped": "cropped by 5 %",
    "bordered": "with a border",
    "text": "with a line of text",
    "brighter": "brighter by a quarter",
    "grey": "grey",
    "mirrored": "mirrored",
}
"""Words for the changes of covers."""
LISTS: Final = {"album": "albums", "artist": "artists", "genre": "genres"}
WAYS: Final = {
    "cosine to the mean": "cosine to the mean",
    "ours, sound only": "ours, by sound alone",
    "ours, 0% of it in others": "ours, the other lists are playlists",
    "ours, 50% of it in others": "ours, and three playlists hold half of each list",
}
"""Words for lists, and for the ways of ranking that the document tells of."""
Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the music of the figures is.

    Attributes:
        shared: the folder with ``neutral`` and ``music``.
        profile: the folder of the profile.
    """

    shared: str
    profile: str

    def neutral(self) -> LabelledFolder:
        """The tracks of equal loudness and bandwidth."""
        return _measured(os.path.join(self.shared, "neutral"), "file")

    def music(self) -> LabelledFolder:
        """The original files."""
        return _measured(os.path.join(self.shared, "music"), "path")


@functools.cache
def _measured(folder: str, file_column: str) -> LabelledFolder:
    return similarity_quality.measured(folder, os.path.join(folder, "labels.csv"), file_column)


def table(heads: Row, rows: Iterable[Row]) -> str:
    """A table of Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def share(value: float | None) -> str:
    """A share as papers write it: ``".714"``."""
    return "–" if value is None else _signed(f"{value:.3f}")


def _two(value: float) -> str:
    return _signed(f"{value:.2f}")


def _percent(value: float) -> str:
    return f"{100 * value:.1f} %" if round(1000 * value) else "0"


def _signed(text: str) -> str:
    number = text.lstrip("-")
    number = number[1:] if number.startswith("0.") else number
    return f"−{number}" if text.startswith("-") else number


def neutral(sources: Sources) -> str:
    """Ways of finding neighbours, on tracks of equal loudness and bandwidth."""
    return _ways(sources.neutral())


def original(sources: Sources) -> str:
    """The same on the original files."""
    return _ways(sources.music())


def _ways(folder: LabelledFolder) -> str:
    tracks, judge = folder.tracks, folder.judge
    rows: list[tuple[str, Scores]] = []
    for version, name in ((EXTRACTOR_VERSION, "with the trained ear"), (PLAIN_VERSION, "without the ear")):
        size = PLAIN_SIZE if version == PLAIN_VERSION else None
        raw = np.stack([track.features.vector[:size] for track in tracks]).astype(np.float32)
        excerpts = [track.excerpts[:, :size] for track in tracks]
        space = SoundSpace.fit(raw, SPACE_RECIPES[version], version, excerpts)
        vectors = space.transform(raw).astype(np.float64)
        rows.append((f"sound space, {name}", judge.scores(1.0 - vectors @ vectors.T)))
        rows.append((f"as played, {name}", judge.scores(distances.player_distances(space, raw))))
    simple = {
        "MFCC mean and deviation": distances.mfcc_distances(np.stack([one.baselines.mfcc for one in tracks])),
        "peak and bandwidth only": distances.leak_distances(np.stack([one.baselines.leak for one in tracks])),
        "random": distances.random_distances(len(tracks)),
    }
    rows += [(name, judge.scores(values)) for name, values in simple.items()]
    heads = ("", "album P@5", "95 %", "mAP", "artist P@5", "hubs", "orphans")
    return table(heads, [_score_row(name, scores) for name, scores in rows])


def _score_row(name: str, scores: Scores) -> Row:
    low, high = scores.album_p_at_5_interval
    return (
        name,
        share(scores.album_p_at_5),
        f"{share(low)}–{share(high)}",
        share(scores.album_map),
        share(scores.artist_p_at_5),
        _two(scores.hub_skew),
        _percent(scores.orphan_share),
    )


def blocks(sources: Sources) -> str:
    """What each block of the description adds."""
    folder = sources.neutral()
    whole = similarity_quality.score(folder, BLOCKS)
    rows = []
    for name, alone, rest in similarity_quality.judged_blocks(folder):
        change = _signed(f"{rest.album_map - whole.album_map:.3f}")
        change = change if change.startswith("−") or change == ".000" else f"+{change}"
        figures = (alone.album_p_at_5, alone.album_map, rest.album_p_at_5, rest.album_map)
        rows.append((name, *map(share, figures), "0" if change in {"−.000", ".000"} else change))
    rows.append(("all", share(whole.album_p_at_5), share(whole.album_map), "", "", ""))
    return table(("block", "alone P@5", "alone mAP", "left out P@5", "left out mAP", "change of mAP"), rows)


def large(sources: Sources) -> str:
    """Reach and hubs of libraries that are made around the real tracks."""
    space, real = smoothing_scale.fitted(sources.neutral())
    rows = []
    for count in smoothing_scale.COUNTS:
        for name, hubs, most, orphans, seconds in smoothing_scale.judged_ways(space, real, count):
            spent = f"{seconds:.1f}" if seconds else ""
            rows.append((f"{count:,}", name, _two(hubs), str(most), _percent(orphans), spent))
    return table(("tracks", "neighbours by", "hubs", "most lists", "orphans", "smoothing s"), rows)


def queue(sources: Sources) -> str:
    """Skips of simulated listeners, for two sets of tastes."""
    found = queue_quality.judged(sources.profile, RUNS)
    rows = []
    for spec in LISTENERS:
        plain = [one.simulation.listeners.get(spec.name) for one, _ in found]
        hidden = [other.simulation.listeners.get(spec.name) for _, other in found]
        known = [one for one in plain if one is not None]
        if not known:
            continue
        ways = (Strategy.OURS, Strategy.NEAREST, Strategy.RANDOM, Strategy.SAME_ARTIST)
        skips = [" / ".join(f"{one.skips[way]:.1f}" for one in known) for way in ways]
        spared = " / ".join(
            "–" if (saved := one.saved_share) is None else f"{100 * saved:.0f} %" for one in known
        )
        untagged = " / ".join("–" if one is None else f"{one.skips[Strategy.OURS]:.1f}" for one in hidden)
        accepted = " / ".join(f"{one.target:.0f}" for one in known)
        rows.append((spec.label, accepted, *skips, spared, untagged))
    return table(
        (
            "listener",
            "accepted",
            "queue",
            "nearest",
            "random",
            "same artist",
            "spared against nearest",
            "queue, tags hidden",
        ),
        rows,
    )


def small_libraries(sources: Sources) -> str:
    """What comes after tracks of five sets."""
    kept = os.path.join(similarity_quality.CACHE, "small-library")
    found = queue_small_library.judged(os.path.join(sources.shared, "music"), ("librosa_data",), kept)
    names = {"as they fit": "windows that fit the library", "none": "without windows"}
    return table(
        ("", "automatic tracks", "of the seed's set", "misfits", "shorter than 20 s"),
        [(names[name], *map(str, figures)) for name, *figures in found],
    )


def taste_tests(_sources: Sources) -> str:
    """How many choices of one side a taste test needs for its words."""
    rows = []
    for length in TEST_LENGTHS:
        verdicts = [(most, verdict_of(Tally(most, length - most))) for most in range(length // 2, length + 1)]
        needed = [
            next((most for most, one in verdicts if one.strength in strong), None)
            for strong in ((Strength.HINT, Strength.CLEAR), (Strength.CLEAR,))
        ]
        by_sign_test = next((most for most, one in verdicts if one.chance < 0.05), None)
        rows.append((str(length), *("–" if one is None else str(one) for one in (*needed, by_sign_test))))
    return table(("pairs", "a hint from", "hardly chance from", "sign test below 5 % from"), rows)


def suggestions(sources: Sources) -> str:
    """Left-out tracks of lists among the suggestions for them."""
    rows = [
        (f"{number} {LISTS.get(kind, kind)}", WAYS[way], *(share(float(figure)) for figure in figures))
        for kind, number, way, *figures in suggestion_quality.rows(sources.profile)
        if way in WAYS
    ]
    return table(("lists", "ranked by", "hits@10", "hits@20", "some@10"), rows)


def cover_kinds(_sources: Sources) -> str:
    """How well covers of the same motif and colour are found."""
    rows = [(name, *map(_two, figures)) for name, figures in cover_quality.groups()]
    return table(("mAP of covers with the same", "motif", "colour", "both"), rows)


def changed_covers(_sources: Sources) -> str:
    """How covers fare that were changed."""
    found = cover_quality.changed(CHANGED_COVERS)
    rows = [(CHANGES[name], *map(_two, figures)) for name, *figures in found.rows]
    rows.append((f"{found.pairs} pairs called the same", "", "", f"{found.wrong} wrong"))
    return table(
        ("the same cover", "found first", "so without the fingerprint", "called the same picture"), rows
    )


def mixes(sources: Sources) -> str:
    """Tracks of cards that simulated listeners accept, for two sets of tastes."""
    found = mix_quality.judged(sources.profile, MIX_RUNS)
    rows: list[Row] = []
    for kind in CardKind:
        known = [one.simulation.kinds[kind] for one in found if kind in one.simulation.kinds]
        if known:
            shares: list[Sequence[float | None]] = [
                [one.accepted for one in known],
                *[[float(one.rivals[rival]) for one in known] for rival in Rival],
                [one.unheard for one in known],
                [one.accepted_unheard for one in known],
            ]
            rows.append((str(kind), _both([one.tracks for one in known]), *map(_percents, shares)))
    heads = ("card", "tracks", "accepted", "random", "most played", "nearest", "new", "new accepted")
    return table(heads, rows)


def pages(sources: Sources) -> str:
    """How much of the library comes up in a month of pages, and how much repeats."""
    found = [one.simulation for one in mix_quality.judged(sources.profile, MIX_RUNS)]
    rows = [
        ("library on a page within 30 days", _percents([one.coverage for one in found])),
        ("of a page on the page of the day before", _percents([one.repeats_next_day for one in found])),
        ("of a page on one of the seven before", _percents([one.repeats_in_week for one in found])),
        ("tracks on two cards of a page", _both([one.twice for one in found])),
    ]
    return table(("", "share"), rows)


def groups(sources: Sources) -> str:
    """The satisfaction of the less happy one of two listeners, and of both in the mean."""
    found = [group_quality.of_profile(sources.profile, PAIRS, seed) for seed in (0, 1)]
    rows = [
        (
            common,
            start,
            *(
                " / ".join(f"{100 * one[common, start][way].least:.0f}" for one in found)
                + f" ({_percents([one[common, start][way].mean for one in found])})"
                for way in group_quality.WAYS
            ),
        )
        for common, start in found[0]
    ]
    return table(("pairs", "queue", *group_quality.WAYS), rows)


def _both(values: Iterable[int]) -> str:
    return " / ".join(f"{value:,}" for value in values)


def _percents(values: Iterable[float | None]) -> str:
    return " / ".join("–" if value is None else f"{100 * value:.0f}" for value in values)


FIGURES: Final[dict[str, Callable[[Sources], str]]] = {
    "neutral": neutral,
    "original": original,
    "blocks": blocks,
    "large": large,
    "queue": queue,
    "small-libraries": small_libraries,
    "taste-tests": taste_tests,
    "mixes": mixes,
    "pages": pages,
    "groups": groups,
    "suggestions": suggestions,
    "cover-kinds": cover_kinds,
    "changed-covers": changed_covers,
}
"""What makes each table, by its name."""


def renewed(text: str, make: Callable[[str], str | None]) -> str:
    """The document with other tables.

    Args:
        text: of the document.
        make: gives a table by its name; None for one that stays.
    """

    def replace(found: re.Match[str]) -> str:
        made = make(found[1])
        return found[0] if made is None else f"<!-- figures: {found[1]} -->\n{made}<!-- end -->\n"

    return BLOCK.sub(replace, text)


def main() -> None:
    """Measure, and write the document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(FIGURES))
    parser.add_argument("--shared", default="../shared", metavar="DIR")
    parser.add_argument("--profile", default="", metavar="DIR")
    options = parser.parse_args()
    if unknown := set(options.names) - set(FIGURES):
        parser.error(f"no such figures: {', '.join(sorted(unknown))}")
    application = QGuiApplication(sys.argv[:1])
    sources = Sources(os.path.abspath(options.shared), os.path.abspath(options.profile))
    wanted = options.names or list(FIGURES)
    for name in wanted:
        with open(DOCUMENT, encoding="utf-8") as file:
            before = file.read()
        print(f"{name} …", flush=True)
        made = FIGURES[name](sources)
        after = renewed(before, {name: made}.get)
        print(
            f"{made}{'(as before)' if after == before else '(changed: read the prose around it)'}\n",
            flush=True,
        )
        with atomic_path(DOCUMENT) as draft, open(draft, "w", encoding="utf-8") as file:
            file.write(after)
    application.quit()


if __name__ == "__main__":
    main()
