"""How well “Suggest more” finds what was left out: ``python -m tests.benchmarks.suggestion_quality``.

A library of real music (``--profile DIR``, scanned and analysed) gives lists: its albums, its artists, and
playlists that are made of two of these. Of each, a fifth of the tracks is left out, five times, so that each
track is left out once. It is counted how many of them are among the first 10 and 20 suggestions (hit rate),
and the share of lists with at least one. The baseline ranks all tracks by their cosine to the mean of the
list.

For what is listed together, the other lists of the same kind stand as playlists, those of the list left out.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np
from rich.console import Console
from rich.table import Table

from musicrec_desktop.cli.finding import as_ids
from musicrec_desktop.cli.profile import load_similarity, open_profile
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.candidates import LibraryView
from musicrec_desktop.recommend.queue.suggestions import (
    ARTIST_SHARE,
    KnownRecordings,
    SuggestionRequest,
    suggest,
)
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence, count_lists

LEAST: Final = 5
PARTS: Final = 5
COUNTS: Final = (10, 20)
MADE: Final = 40
Lists = list[tuple[TrackId, ...]]
Ranked = Callable[[tuple[TrackId, ...]], Sequence[int]]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--profile", required=True, metavar="DIR")
    options = parser.parse_args()
    table = Table(title="Left-out tracks among the suggestions")
    for name in ("lists", "number", "ranked by", *(f"hits@{count}" for count in COUNTS), "some@10"):
        table.add_column(name)
    for row in rows(os.path.abspath(options.profile)):
        table.add_row(*row)
    Console().print(table)


def rows(profile_dir: str) -> list[tuple[str, ...]]:
    """For each kind of list and way of ranking: kind, number of lists, way, and the shares."""
    found: list[tuple[str, ...]] = []
    with open_profile(ProfilePaths.under(profile_dir)) as profile:
        load_similarity(profile)
        services = profile.services
        ids = as_ids(services.browse.ids(BrowseRequest(scope=Scope(ScopeKind.ALL))))
        tracks = services.browse.page(ids)
        catalogue = services.similarity.catalogue
        assert catalogue is not None
        library = services.autoplay.library
        heard = [track for track in tracks if catalogue.row(track.id) is not None]
        for name, lists in _kinds(heard).items():
            for way, ranked in _ways(catalogue, library).items():
                found.append((name, str(len(lists)), way, *_measured(lists, ranked, catalogue, library)))
            for share in (0.0, 0.5):
                way = f"ours, {share:.0%} of it in others"
                found.append((name, str(len(lists)), way, *_listed(lists, catalogue, library, share)))
    return found


def _kinds(tracks: Sequence[Track]) -> dict[str, Lists]:
    albums: dict[str, list[TrackId]] = defaultdict(list)
    artists: dict[str, list[TrackId]] = defaultdict(list)
    genres: dict[str, list[TrackId]] = defaultdict(list)
    for track in tracks:
        albums[track.tags.album or os.path.dirname(track.path)].append(track.id)
        artists[track.tags.artist_text].append(track.id)
        for genre in track.tags.genres:
            genres[genre].append(track.id)
    found = {
        name: [tuple(ids) for ids in groups.values() if len(ids) >= LEAST]
        for name, groups in (("album", albums), ("artist", artists), ("genre", genres))
    }
    rng = np.random.default_rng(3)
    sources = found["album"] + found["artist"]
    mixed: Lists = []
    while len(mixed) < MADE and len(sources) > 1:
        one, other = (sources[place] for place in rng.choice(len(sources), 2, replace=False).tolist())
        half = [ids[place] for ids in (one, other) for place in rng.permutation(len(ids))[:10].tolist()]
        if not set(one) & set(other):
            mixed.append(tuple(dict.fromkeys(half)))
    found["made of two"] = mixed
    return {name: lists for name, lists in found.items() if lists}


def _ways(catalogue: SoundCatalogue, library: LibraryView) -> dict[str, Ranked]:
    def nearest_to_mean(members: tuple[TrackId, ...]) -> Sequence[int]:
        table = catalogue.index.select(np.sort(id_array(members)))
        mean = table.vectors.mean(axis=0)
        mean /= max(float(np.linalg.norm(mean)), 1e-9)
        found = catalogue.index.query(mean.astype(np.float32), max(COUNTS), table.ids)
        return [int(one) for one in found.ids]

    return {
        "cosine to the mean": nearest_to_mean,
        "ours, any artist": lambda members: _ours(members, catalogue, library, CoOccurrence(), 1.0),
        "ours, sound only": lambda members: _ours(members, catalogue, library, CoOccurrence()),
    }


def _ours(
    members: tuple[TrackId, ...],
    catalogue: SoundCatalogue,
    library: LibraryView,
    listed: CoOccurrence,
    artist_share: float = ARTIST_SHARE,
) -> list[int]:
    request = SuggestionRequest(members, max(COUNTS), artist_share=artist_share)
    return [int(one.track_id) for one in suggest(request, catalogue, library, CoOccurrence(), listed).entries]


def _splits(
    lists: Lists, catalogue: SoundCatalogue, library: LibraryView
) -> Iterator[tuple[int, tuple[TrackId, ...], set[int]]]:
    rng = np.random.default_rng(1)
    for number, ids in enumerate(lists):
        order = rng.permutation(len(ids))
        for part in range(PARTS):
            out = {int(ids[place]) for place in order[part::PARTS].tolist()}
            members = tuple(one for one in ids if int(one) not in out)
            # Other files and versions of what is in the list are never suggested.
            known = library.facts(ids)
            own = {one: known[one] for one in members}
            noted = KnownRecordings(catalogue, catalogue.index.select(np.sort(id_array(members))), own)
            noted.add(own.values())
            out = {one for one in out if not noted.has(one, known[TrackId(one)])}
            if out and members:
                yield number, members, out


def _measured(lists: Lists, ranked: Ranked, catalogue: SoundCatalogue, library: LibraryView) -> list[str]:
    return _shares([(ranked(members), out) for _, members, out in _splits(lists, catalogue, library)])


def _listed(lists: Lists, catalogue: SoundCatalogue, library: LibraryView, share: float) -> list[str]:
    """With playlists: every list but for what is left out, and three other playlists of half of each list."""
    rng = np.random.default_rng(2)
    others = [rng.permutation(ids)[: round(len(ids) * share)] for ids in lists for _ in range(3)]
    found = []
    for number, members, out in _splits(lists, catalogue, library):
        rows = [*(id_array(ids) for place, ids in enumerate(lists) if place != number), id_array(members)]
        rows += [id_array(ids.tolist()) for ids in others if len(ids)]
        numbers = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        listed = count_lists(np.concatenate(rows), numbers)
        found.append((_ours(members, catalogue, library, listed), out))
    return _shares(found)


def _shares(found: Sequence[tuple[Sequence[int], set[int]]]) -> list[str]:
    total = sum(len(out) for _, out in found)
    hits = [sum(len(out & set(ids[:count])) for ids, out in found) / total for count in COUNTS]
    some = sum(bool(out & set(ids[: COUNTS[0]])) for ids, out in found) / len(found)
    return [f"{value:.3f}" for value in (*hits, some)]


if __name__ == "__main__":
    main()
