"""Supervision of the metric of the sound space by the tags of the library and by the listens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from musicrec_desktop.core.text.folding import fold, genre_key, name_key
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.track import Track
from musicrec_desktop.recommend.space.learned_metric import Scores, Supervision, shrunk_inverse_root
from musicrec_desktop.recommend.space.vector_table import IdArray, id_array
from musicrec_desktop.recommend.taste.belonging import UNKNOWN_ARTISTS
from musicrec_desktop.recommend.taste.session import Verdict, verdict

MINIMUM_GROUPS: Final = 8
"""The number of albums, artists or genres that the scatter inside them is learnt from at least."""
MINIMUM_PAIRS: Final = 100
ROWS: Final = 128
"""Tracks that are compared with all others at a time, in what fits the cache."""
_SCORES: Final = np.zeros((2, 0))
LONGEST_PAUSE_MS: Final = 30 * 60_000
"""After a longer pause a track does not count as an answer to the one before."""


class TagSupervision(Supervision):
    """Tracks of an album, of an artist and of a genre should be nearer to each other than to the rest.

    A cluster is an artist. A map is learnt from some artists and judged on others: by how well the tracks of
    an artist find each other, and tracks of their genre by other artists, among the tracks of unseen artists.

    Args:
        tracks: in the order of the vectors; those without an artist are left out.
    """

    strengths = (0.25, 0.5, 0.75)

    def __init__(self, tracks: Sequence[Track]) -> None:
        names = [_artist(track) for track in tracks]
        numbers = {name: number for number, name in enumerate(sorted({name for name in names if name}))}
        self._artists = np.array([numbers.get(name, -1) for name in names], dtype=np.int64)
        genres = [frozenset(map(genre_key, track.tags.genres)) for track in tracks]
        self._has_genre = _incidence(genres)
        albums = [
            (artist, name_key(track.tags.album)) if artist >= 0 and track.tags.album else None
            for artist, track in zip(self._artists.tolist(), tracks, strict=True)
        ]
        artists = [artist if artist >= 0 else None for artist in self._artists.tolist()]
        self._groupings = (_groups(enumerate(albums)), _groups(enumerate(artists)), _by_genre(genres))

    @property
    @override
    def clusters(self) -> Sequence[int]:
        return [int(number) for number in np.unique(self._artists[self._artists >= 0])]

    @override
    def propose(self, vectors: FloatArray, clusters: frozenset[int], strength: float) -> FloatArray | None:
        seen = np.isin(self._artists, list(clusters))
        scatters = []
        for groups in self._groupings:
            parts = [group[seen[group]] for group in groups]
            centred = [vectors[part] - vectors[part].mean(axis=0) for part in parts if len(part) > 1]
            if len(centred) >= MINIMUM_GROUPS:
                inside = np.concatenate(centred).astype(np.float64)
                scatter = inside.T @ inside
                scatters.append(scatter / max(float(np.trace(scatter)), 1e-12))
        return shrunk_inverse_root(np.mean(scatters, axis=0), strength) if scatters else None

    @override
    def judge(self, vectors: FloatArray, clusters: frozenset[int]) -> Scores:
        places = np.flatnonzero(np.isin(self._artists, list(clusters)))
        artists, genres, held = self._artists[places], self._has_genre[places], vectors[places]
        found = [_SCORES]
        for start in range(0, len(places), ROWS):
            rows = slice(start, start + ROWS)
            is_own = artists[rows, None] == artists
            is_of_genre = (genres[rows] @ genres.T > 0) & ~is_own
            found += _average_precisions(held[rows] @ held.T, start, is_own, is_of_genre)
        rows, values = np.concatenate(found, axis=1)
        count = np.bincount(artists[rows.astype(np.int64)], minlength=1)
        total = np.bincount(artists[rows.astype(np.int64)], values, minlength=1)
        return {artist: float(total[artist] / count[artist]) for artist in np.flatnonzero(count).tolist()}


@dataclass(frozen=True, slots=True)
class Answer:
    """A track that followed a welcome one.

    Attributes:
        first: row of the welcome track in the vectors.
        second: row of the track that followed.
        is_welcome: whether the track that followed was played, too; else it was skipped.
        session: the session in which it followed.
    """

    first: int
    second: int
    is_welcome: bool
    session: int


class UseSupervision(Supervision):
    """A track should be nearer to the played track that followed it than to the skipped one.

    A cluster is a session of listening. An axis of the space counts more where the skipped pairs differ more
    in it than the welcome ones do.

    Args:
        answers: from the listens.
    """

    strengths = (0.25, 0.5, 1.0)

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = answers
        self._pairs = np.array([(one.first, one.second) for one in answers], dtype=np.int64).reshape(-1, 2)
        self._is_welcome = np.array([one.is_welcome for one in answers], dtype=bool)
        self._sessions = np.array([one.session for one in answers], dtype=np.int64)

    @property
    @override
    def clusters(self) -> Sequence[int]:
        if min(self._is_welcome.sum(), (~self._is_welcome).sum()) < MINIMUM_PAIRS:
            return []
        return [int(number) for number in np.unique(self._sessions)]

    @override
    def propose(self, vectors: FloatArray, clusters: frozenset[int], strength: float) -> FloatArray | None:
        seen = np.isin(self._sessions, list(clusters))
        welcome, skipped = seen & self._is_welcome, seen & ~self._is_welcome
        if min(welcome.sum(), skipped.sum()) < MINIMUM_PAIRS // 2:
            return None
        inside, between = (
            ((vectors[pairs[:, 0]] - vectors[pairs[:, 1]]).astype(np.float64) ** 2).mean(axis=0)
            for pairs in (self._pairs[welcome], self._pairs[skipped])
        )
        # Shrunk towards the ratio of all axes together, with a weight of one half.
        ratios = (between + between.mean()) / (inside + inside.mean())
        weights = (ratios / np.exp(np.log(ratios).mean())) ** strength
        return np.diag(weights).astype(np.float32)

    @override
    def judge(self, vectors: FloatArray, clusters: frozenset[int]) -> Scores:
        held = np.isin(self._sessions, list(clusters))
        pairs, is_welcome, sessions = self._pairs[held], self._is_welcome[held], self._sessions[held]
        cosines = np.einsum("ij,ij->i", vectors[pairs[:, 0]], vectors[pairs[:, 1]])
        welcome, skipped = np.sort(cosines[is_welcome]), np.sort(cosines[~is_welcome])
        if not len(welcome) or not len(skipped):
            return {}
        below = np.searchsorted(skipped, cosines) / len(skipped)
        above = 1 - np.searchsorted(welcome, cosines, side="right") / len(welcome)
        named, places = np.unique(sessions, return_inverse=True)
        sums = np.bincount(places, np.where(is_welcome, below, above))
        return dict(zip(named.tolist(), (sums / np.bincount(places)).tolist(), strict=True))


def answers_of(listens: Iterable[Listen], ids: IdArray) -> list[Answer]:
    """The answers in listens.

    Args:
        listens: in any order.
        ids: of the tracks that have vectors, ascending; listens of other tracks are left out.
    """
    places = {track_id: place for place, track_id in enumerate(ids.tolist())}
    found: list[Answer] = []
    before: Listen | None = None
    for listen in sorted(listens, key=lambda one: (one.session_id, one.started_at_ms)):
        judged = verdict(listen.listened_ms, listen.duration_ms, listen.reason)
        if before is not None and judged is not Verdict.NOTHING and _follows(before, listen):
            pair = places.get(before.track_id), places.get(listen.track_id)
            if pair[0] is not None and pair[1] is not None and pair[0] != pair[1]:
                found.append(Answer(pair[0], pair[1], judged is Verdict.ACCEPTED, listen.session_id))
        if judged is Verdict.ACCEPTED:
            before = listen
        elif before is not None and before.session_id != listen.session_id:
            before = None
    return found


def windows(ids: IdArray, count: int, length: int) -> IdArray:
    """The ids of ``count`` random runs of ``length`` neighbours; all ids where there are not more.

    Tracks with neighbouring ids are often of one artist or album, because a scan found them together.
    """
    if len(ids) <= count * length:
        return ids
    starts = np.random.default_rng(len(ids)).choice(len(ids) // length, count, replace=False) * length
    return ids[np.sort((starts[:, None] + np.arange(length)).ravel())]


def _follows(before: Listen, listen: Listen) -> bool:
    pause_ms = listen.started_at_ms - before.started_at_ms - before.listened_ms
    return before.session_id == listen.session_id and pause_ms <= LONGEST_PAUSE_MS


def _artist(track: Track) -> str:
    return next((name_key(name) for name in track.tags.artists if fold(name) not in UNKNOWN_ARTISTS), "")


def _groups(labelled: Iterable[tuple[int, Hashable | None]]) -> list[IdArray]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place, label in labelled:
        if label is not None:
            found[label].append(place)
    return [id_array(places) for places in found.values() if len(places) > 1]


def _by_genre(genres: Sequence[frozenset[str]]) -> list[IdArray]:
    return _groups((place, genre) for place, names in enumerate(genres) for genre in sorted(names))


def _incidence(genres: Sequence[frozenset[str]]) -> FloatArray:
    """1 where a track has a genre, shape (tracks, genres)."""
    columns = {name: place for place, name in enumerate(sorted(frozenset().union(*genres)))}
    table = np.zeros((len(genres), len(columns)), dtype=np.float32)
    for row, names in enumerate(genres):
        table[row, [columns[name] for name in names]] = 1
    return table


def _average_precisions(
    cosines: FloatArray, first: int, is_own: NDArray[np.bool_], is_of_genre: NDArray[np.bool_]
) -> list[NDArray[np.float64]]:
    """How well tracks find those of their artist, and those of their genre among the other artists.

    Args:
        cosines: of some tracks to all, shape (m, n); the tracks themselves are in it, and are left out.
        first: column of the first of them.
        is_own: whether both are by one artist, shape (m, n).
        is_of_genre: whether both are of one genre and by different artists, shape (m, n).

    Returns:
        Rows of the table of all, and the average precision of each, shape (2, k). Rankings of which all or
        none are hits are left out.
    """
    count, size = cosines.shape
    # One number a track: how far it is (as bits that sort like the cosine), its column, what it is.
    far = (0 - cosines).astype(np.float32).view(np.int32)
    keys = (far ^ (far >> 31 & np.int32(0x7FFFFFFF))).astype(np.int64)
    keys <<= 32
    keys |= (np.arange(size) << 2) + is_own + 2 * is_of_genre
    keys[np.arange(count), first + np.arange(count)] = np.iinfo(np.int64).max
    keys.sort(axis=1)
    own, of_genre = keys[:, :-1] & 1, keys[:, :-1] >> 1 & 1
    own_until = own.cumsum(axis=1)
    places = np.arange(1, size)
    found = []
    for hits, until, ranks in (
        (own, own_until, places),
        (of_genre, of_genre.cumsum(axis=1), np.maximum(places - own_until, 1)),
    ):
        number = until[:, -1] if size > 1 else np.zeros(count, np.int64)
        most = ranks[..., -1] if size > 1 else 0
        rows = np.flatnonzero((number > 0) & (number < most))
        precision = (hits * until / ranks)[rows].sum(axis=1) / number[rows]
        found.append(np.stack((rows + first, precision)))
    return found
