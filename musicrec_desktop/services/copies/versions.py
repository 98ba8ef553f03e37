"""Which recordings are versions of one work: a title that its artist made or cut several times."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.recommend.neighbours.same_recording import has_same_work_title, is_title, work_title
from musicrec_desktop.recommend.neighbours.version_words import making, titles_of_work
from musicrec_desktop.services.copies.finding import joined

_REMASTER: Final = re.compile(r"\b(?:digital(?:ly)? )?re-?master")
MOST_TITLES: Final = 200
"""Different titles of one artist that begin with the same word and are compared; more are no versions."""


def find_versions(
    ids: Sequence[int],
    titles: Sequence[str],
    artists: Sequence[str],
    copies: Iterable[Sequence[int]],
    check: Callable[[], object] = lambda: None,
) -> list[tuple[int, ...]]:
    """The works of which there are several recordings.

    Args:
        ids: of tracks, a row for each of their artists.
        titles: as tagged, by row.
        artists: keys, by row.
        copies: groups of the same recording; of each only the first track comes, which is the best.
        check: called now and then; may raise to leave.

    Returns:
        Groups of two tracks or more, ascending by id.
    """
    best_of = {track_id: group[0] for group in copies for track_id in group}
    by_title: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, (track_id, title, artist) in enumerate(zip(ids, titles, artists, strict=True)):
        if best_of.get(track_id, track_id) != track_id:
            continue
        if not place % 4096:
            check()
        key = fold(title)
        # Versions begin with the same word, which is found a hundred times as fast as what they share.
        by_title[artist, key.partition(" ")[0]][key].append(track_id)
    links: list[tuple[int, int]] = []
    for of_artist in by_title.values():
        if sum(map(len, of_artist.values())) > 1:
            check()
            links += _links(of_artist)
    return [tuple(sorted(group)) for group in joined(links)]


def version_kinds(title: str) -> tuple[str, ...]:
    """What a title says of its version: keys of ``version_words.MAKINGS``, ``"version"``, ``"remaster"``."""
    key = fold(title)
    kinds = making(key, titles_of_work(key)[-1]).kinds
    return (*sorted(kinds), *(("remaster",) if _REMASTER.search(key) else ()))


def _links(of_artist: Mapping[str, Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs of tracks of an artist whose titles name one work; a chain for each work."""
    links: list[tuple[int, int]] = []
    keys = list(of_artist)
    for title, found in of_artist.items():
        if is_title(work_title(title)):
            links += list(pairwise(found))
    if len(keys) > MOST_TITLES:
        return links
    for place, one in enumerate(keys):
        links += [
            (of_artist[one][0], of_artist[other][0])
            for other in keys[place + 1 :]
            if has_same_work_title(one, other)
        ]
    return links
