"""What sounds like a track, or is played with it, and the sentences about that."""

from __future__ import annotations

from typing import Final

import numpy as np

from musicrec_desktop.core.sentences import joined, times
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.mixes.context import MixContext
from musicrec_desktop.recommend.mixes.standing import closeness

WITH_GENRE: Final = 0.55
"""What the same genre counts where a sound is not known."""
TOGETHER: Final = 0.6
"""What the strongest tie of sessions and playlists counts."""
NAMED_WORDS: Final = 3
INTEREST: Final = 0.4
LEAST: Final = 0.25
"""From here on it is true to say that a track sounds like another one."""


def likeness_to(context: MixContext, place: int) -> FloatArray:
    """How well every track goes with one: by its sound and by what is played together; about 0 to 1, (n,)."""
    tracks = context.tracks
    near = closeness(context.given, [TrackId(int(tracks.ids[place]))])[:, 0]
    is_related = (tracks.genre == tracks.genre[place]) & (tracks.genre >= 0)
    found = np.where((near == 0) & is_related, WITH_GENRE, near)
    ids, strengths = context.given.co_occurrence.of(int(tracks.ids[place]))
    is_there = np.isin(ids, tracks.ids)
    found[tracks.places(ids)] += TOGETHER * strengths[is_there]
    if context.standing.close.shape[1]:
        # One track is a narrow witness: what also fits the interest that it belongs to comes first.
        interest = int(np.argmax(context.standing.close[place]))
        both = (1 - INTEREST) * found + INTEREST * context.standing.close[:, interest]
        found = np.where(found >= LEAST, both, 0.0)
    found[place] = 0.0
    return np.asarray(found, dtype=np.float32)


def likeness_sentence(context: MixContext, other: int, place: int) -> str:
    """Why a track goes with another one; with the words that fit both, where there are some."""
    tracks, given = context.tracks, context.given
    title = f"“{tracks.titles[other]}”"
    one_id, other_id = int(tracks.ids[place]), int(tracks.ids[other])
    if one_id in given.co_occurrence.of(other_id)[0]:
        is_listed = given.co_occurrence.stands_in_lists(other_id, one_id)
        return f"It {'stands in playlists' if is_listed else 'is played'} together with {title}."
    catalogue = given.catalogue
    row, other_row = (None, None) if catalogue is None else (catalogue.row(one_id), catalogue.row(other_id))
    if catalogue is None or row is None or other_row is None:
        genre = tracks.genre[place]
        return f"It is {tracks.genres[genre]}, as {title} is." if genre >= 0 else f"It goes with {title}."
    words = catalogue.shared_words(other_row, row)[:NAMED_WORDS]
    return f"It sounds like {title}{f': {joined(words)}' if words else ''}."


def interest_sentence(context: MixContext, place: int) -> str:
    """What of the taste a track is close to, without a full stop."""
    close, tracks = context.standing.close, context.tracks
    if close.shape[1] and close[place].max() > 0:
        interest = context.given.taste.interests[int(np.argmax(close[place]))]
        heart = context.place_of(interest.track_id)
        if heart is not None and heart != place:
            plays = int(tracks.plays[heart])
            known = f"which you played {times(plays)}" if plays else "at the heart of your taste"
            return f"It goes with {context.named(heart)}, {known}"
    genre = int(tracks.genre[place])
    return f"It is {tracks.genres[genre]}, which you play" if genre >= 0 else "It is close to what you play"
