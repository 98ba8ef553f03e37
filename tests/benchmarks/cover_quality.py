"""How good the eye is, and what it costs, on covers that are made here.

    OPENBLAS_NUM_THREADS=1 QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.cover_quality [--pictures N]

Prints how well covers with the same motif, the same colour, or both are found, how often a cover is found
again after it was changed, which changes count as the same picture, and how well the wall keeps alike covers
together. ``cover_speed`` measures what it costs.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QGuiApplication

from musicrec_desktop.analysis.eye.look import look_at
from musicrec_desktop.model.cover_look import CoverLook
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.covers import look_space
from musicrec_desktop.recommend.covers.look_space import LookSpace
from musicrec_desktop.recommend.covers.same_picture import same_pictures
from musicrec_desktop.recommend.covers.wall import columns_for, neighbour_likeness, sorted_wall
from musicrec_desktop.recommend.unit_vectors import unit
from tests.support.cover_set import DISTORTIONS, HUES, MOTIFS, distortion_base, motif_cover, picture

SEEDS = (1, 2)
DRAWS = 9
OTHERS = 360


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=60, help="covers that are changed")
    count = parser.parse_args().pictures
    application = QGuiApplication([])
    print("covers of motifs × colours × 2; mAP of", f"{'motif':>8}{'colour':>8}{'both':>8}")
    for name, figures in groups():
        print(f"{name:38}" + "".join(f"{figure:8.2f}" for figure in figures))
    found = changed(count)
    print(
        f"\n{count} covers and their changes; {found.pairs} pairs are called the same picture,"
        f" {found.wrong} wrongly"
    )
    print(f"{'':12}{'found first':>12}{'without fingerprint':>21}{'same picture':>14}")
    for name, first, plain, same in found.rows:
        print(f"{name:12}{first:12.2f}{plain:21.2f}{same:14.2f}")
    _other_pictures()
    _wall()
    application.quit()


def groups() -> Iterator[tuple[str, list[float]]]:
    """For each way of comparing: its name, and the mAP of motif, colour and both."""
    kinds = [(motif, hue) for motif in MOTIFS for hue in HUES for _ in SEEDS]
    looks = [look_at(motif_cover(motif, hue, seed)) for motif in MOTIFS for hue in HUES for seed in SEEDS]
    motifs, colours, fingerprints = _arrays(looks)
    same_motif = np.array([[one[0] == other[0] for other in kinds] for one in kinds])
    same_hue = np.array([[one[1] == other[1] for other in kinds] for one in kinds])
    for name, vectors in (
        ("network", unit(motifs)),
        ("network, standard scores", look_space._standard(motifs)),
        ("colours", look_space._rooted(colours)),
        ("fingerprint", look_space._signs(fingerprints)),
        ("together (as shipped)", LookSpace.fit(motifs, colours, fingerprints).vectors),
        ("together without the fingerprint", _without_fingerprint(motifs, colours)),
    ):
        yield name, [_map(vectors, same) for same in (same_motif, same_hue, same_motif & same_hue)]


@dataclass(frozen=True, slots=True)
class Changed:
    """How covers fare that were changed.

    Attributes:
        rows: the name of each change; the share that is found first, that is so without the fingerprint, and
            that is called the same picture.
        pairs: how many pairs are called the same picture.
        wrong: how many of them are not.
    """

    rows: list[tuple[str, float, float, float]]
    pairs: int
    wrong: int


def changed(count: int) -> Changed:
    """Change ``count`` covers in all ways, and look for them again."""
    looks, names, bases = [], [], []
    for seed in range(count):
        base = distortion_base(seed)
        rgb = picture(base)
        files = {"": base, **{name: change(rgb) for name, change in DISTORTIONS.items()}}
        for name, data in files.items():
            looks.append(look_at(data))
            names.append(name)
            bases.append(seed)
    motifs, colours, fingerprints = _arrays(looks)
    kinds, own = np.array(names), np.array(bases)
    spaces = (LookSpace.fit(motifs, colours, fingerprints).vectors, _without_fingerprint(motifs, colours))
    originals = np.flatnonzero(kinds == "")
    pairs = {
        (one, other)
        for rows in same_pictures(fingerprints, motifs, colours)
        for one in rows
        for other in rows
        if one < other
    }
    found = []
    for name in DISTORTIONS:
        rows = np.flatnonzero(kinds == name)
        first, plain = (
            float((own[originals][np.argmax(space[rows] @ space[originals].T, axis=1)] == own[rows]).mean())
            for space in spaces
        )
        same = np.mean([(int(one), int(row)) in pairs for row, one in zip(rows, originals, strict=True)])
        found.append((name, first, plain, float(same)))
    return Changed(found, len(pairs), sum(bool(own[one] != own[other]) for one, other in pairs))


def _other_pictures() -> None:
    """Covers of the same motifs in random colours, none of them the same."""
    hues = np.random.default_rng(4).uniform(size=OTHERS)
    looks = [look_at(motif_cover(MOTIFS[seed % 6], float(hue), seed)) for seed, hue in enumerate(hues)]
    motifs, colours, fingerprints = _arrays(looks)
    groups = same_pictures(fingerprints, motifs, colours)
    print(f"\n{OTHERS} other covers: {len(groups)} groups are called the same picture, all wrongly")


def _wall() -> None:
    looks = [look_at(motif_cover(motif, hue, seed)) for motif in MOTIFS for hue in HUES for seed in range(4)]
    vectors = LookSpace.fit(*_arrays(looks)).vectors
    columns = columns_for(len(vectors))
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    best = float(np.sort(cosines, axis=1)[:, -4:].mean())
    chance = neighbour_likeness(vectors, np.random.default_rng(1).permutation(len(vectors)), columns)
    started = time.process_time()
    found = []
    for draw in range(DRAWS):
        # The least noise gives another wall.
        noise = np.random.default_rng(draw).normal(scale=1e-4, size=vectors.shape)
        cells = sorted_wall((vectors + noise).astype(np.float32), columns)
        found.append(neighbour_likeness(vectors, cells, columns))
    seconds = (time.process_time() - started) / DRAWS
    figures = f"{np.mean(found):.3f}, {min(found):.3f} to {max(found):.3f} in {DRAWS} draws"
    print(f"\nwall of {len(looks)}: mean cosine of neighbours {figures}, {seconds:.2f} CPU s")
    print(f"  by chance {chance:.2f}; with the four nearest of each cover {best:.2f}")
    for count in (1_000, 5_000):
        generator = np.random.default_rng(0)
        centres = generator.normal(size=(count // 25, vectors.shape[1]))
        many = centres[generator.integers(0, len(centres), count)] + 0.7 * generator.normal(
            size=(count, vectors.shape[1])
        )
        rows = unit(many.astype(np.float32))
        started = time.process_time()
        sorted_wall(rows, columns_for(count))
        print(f"wall of {count:,} made-up vectors: {time.process_time() - started:.2f} CPU s")


def _arrays(looks: list[CoverLook]) -> tuple[FloatArray, FloatArray, NDArray[np.uint64]]:
    return (
        np.stack([one.motif for one in looks]),
        np.stack([one.colours.ravel() for one in looks]),
        np.array([one.fingerprint for one in looks], np.uint64),
    )


def _without_fingerprint(motifs: FloatArray, colours: FloatArray) -> FloatArray:
    parts = (look_space._standard(motifs), look_space.COLOUR_WEIGHT**0.5 * look_space._rooted(colours))
    return unit(np.concatenate(parts, axis=1))


def _map(vectors: FloatArray, is_same: NDArray[np.bool_]) -> float:
    cosines = vectors @ vectors.T
    found = []
    for row in range(len(vectors)):
        order = np.argsort(-cosines[row], kind="stable")
        hits = is_same[row][order[order != row]]
        found.append((np.cumsum(hits)[hits] / (np.flatnonzero(hits) + 1)).mean())
    return float(np.mean(found))


if __name__ == "__main__":
    main()
