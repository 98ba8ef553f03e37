"""Which tracks are the same recording in another file, and which are versions of the same work.

They are grouped and never merged: each keeps its own listens and tags.

Measured with tracks written again by other codecs, louder, quieter, faster, in mono and mastered again, in
spaces fitted on 8 to 82 tracks: copies have a cosine of .86 or more, and of .9 or more in timbre alone. Of
3,321 pairs of different tracks, at most one has .8 in both in a fit of 50, none in a fit of 82
(docs/adr/0014-trained-ear.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.version_words import bare_title, making, titles_of_work

SAME_SOUND: Final = 0.85
SAME_TIMBRE: Final = 0.9
SAME_TITLE_SOUND: Final = 0.8
"""Enough where title, artist and length agree."""
DURATION_SHARE: Final = 0.01
DURATION_SLACK_MS: Final = 500
"""Codecs add silence at both ends."""

_NO_TITLE: Final = re.compile(
    r"(?:track|audio[ _-]?track|hidden track|bonus track|ghost track|titel|piste|pista|traccia|faixa|"
    r"spur|sp[åa]r|untitled|ohne titel|sans titre|senza titolo|sin t[ií]tulo|sem t[ií]tulo|unbenannt|"
    r"unknown|unbekannt|inconnu|intro|outro|interlude|skit|\W|\d|_)*"
)


class Kinship(Enum):
    """How two tracks are related."""

    SAME_RECORDING = "same-recording"
    VERSION = "version"
    NONE = "none"


def work_title(title_key: str) -> str:
    """A folded title without what tells versions apart: ``"rain (live 1999)"`` becomes ``"rain"``."""
    return bare_title(title_key)


def is_title(title_key: str) -> bool:
    """Whether a folded title names a work; ``"track 01"``, ``"untitled"`` and ``"intro"`` do not."""
    return _NO_TITLE.fullmatch(title_key) is None


def is_same_work(one: TrackFacts, other: TrackFacts) -> bool:
    """Whether title and artist say that one is a version of the other."""
    if not has_shared_title(one, other):
        return False
    return bool(one.artist_keys & other.artist_keys) or not (one.artist_keys or other.artist_keys)


def has_shared_title(one: TrackFacts, other: TrackFacts) -> bool:
    """Whether two tracks have the same title, apart from the words that tell versions apart."""
    return has_same_work_title(one.title_key, other.title_key)


def has_same_work_title(one_key: str, other_key: str) -> bool:
    """Whether two folded titles are the same, apart from the words that tell versions apart."""
    return _shared_title(one_key, other_key) is not None


def is_other_making(one: TrackFacts, other: TrackFacts) -> bool:
    """Whether the titles name two recordings of one work: live, sung, played or mixed anew."""
    title = _shared_title(one.title_key, other.title_key)
    if title is None:
        return False
    return not making(one.title_key, title).may_be(making(other.title_key, title))


def _shared_title(one_key: str, other_key: str) -> str | None:
    """The title that both share without the words that tell versions apart; None where there is none.

    A last word without a sign before it is removed from one of the two titles at most: "Rain Live" is a
    version of "Rain", but "Born to Live" is no version of "Born to Dub".
    """
    own, others = titles_of_work(one_key), titles_of_work(other_key)
    for title in own:
        if title in others and is_title(title) and (title == own[0] or title == others[0]):
            return title
    return None


def lasts_equally_long(one_ms: int | None, other_ms: int | None) -> bool:
    """Whether two durations can be of the same recording; an unknown one can be of any."""
    if one_ms is None or other_ms is None:
        return True
    return abs(one_ms - other_ms) <= DURATION_SLACK_MS + DURATION_SHARE * max(one_ms, other_ms)


def is_of_one_file(one: TrackFacts, other: TrackFacts) -> bool:
    """Whether a cue sheet cuts both out of one file: then they are never the same recording."""
    return one.cut_from > 0 and one.cut_from == other.cut_from


def kinship(one: TrackFacts, other: TrackFacts, cosine: float | None, timbre_cosine: float | None) -> Kinship:
    """How two different tracks are related.

    Args:
        one: what is known of the first.
        other: what is known of the second.
        cosine: between their sounds; None where one is not known.
        timbre_cosine: between their timbres; None where it is not known.
    """
    is_cut_apart = is_of_one_file(one, other)
    if one.audio_id and one.audio_id == other.audio_id and not is_cut_apart:
        return Kinship.SAME_RECORDING
    has_same_title = is_same_work(one, other)
    if has_same_title and (is_cut_apart or is_other_making(one, other)):
        return Kinship.VERSION
    if is_cut_apart:
        return Kinship.NONE
    if cosine is not None and lasts_equally_long(one.duration_ms, other.duration_ms):
        timbre = cosine if timbre_cosine is None else timbre_cosine
        if cosine >= SAME_SOUND and timbre >= SAME_TIMBRE:
            return Kinship.SAME_RECORDING
        if has_same_title and min(cosine, timbre) >= SAME_TITLE_SOUND:
            return Kinship.SAME_RECORDING
    return Kinship.VERSION if has_same_title else Kinship.NONE


def unrelated(
    own: TrackFacts,
    ids: Sequence[TrackId],
    facts: Mapping[TrackId, TrackFacts],
    cosines: FloatArray,
    timbre_cosines: FloatArray | None,
) -> list[int]:
    """Places of the neighbours that are related neither to the track nor to an earlier neighbour, best first.

    Tracks without facts and missing tracks are left out too.

    Args:
        own: the track that has the neighbours.
        ids: of the neighbours.
        facts: of the neighbours.
        cosines: between the track and each of them, shape (n,).
        timbre_cosines: the same for timbre, where it is known.
    """
    places: list[int] = []
    works: dict[str, list[int]] = {}
    sounds: set[bytes] = set()
    for place, track_id in enumerate(ids):
        known = facts.get(track_id)
        if known is None or known.is_missing:
            continue
        timbre = None if timbre_cosines is None else float(timbre_cosines[place])
        if kinship(own, known, float(cosines[place]), timbre) is not Kinship.NONE:
            continue
        # Two neighbours are compared by their tags and identities; their vectors are not read for it.
        title = work_title(known.title_key)
        same_title = (facts[ids[earlier]] for earlier in works.get(title, ()))
        is_twin = known.audio_id in sounds and bool(known.audio_id)
        if is_twin or any(_is_copy_of_neighbour(known, other) for other in same_title):
            continue
        places.append(place)
        works.setdefault(title, []).append(place)
        sounds.add(known.audio_id)
    return places


def _is_copy_of_neighbour(one: TrackFacts, other: TrackFacts) -> bool:
    """Whether two neighbours of one track share a work and a duration."""
    return is_same_work(one, other) and lasts_equally_long(one.duration_ms, other.duration_ms)
