"""Names lists of tracks by what they sound like: words of the trained ear, genre, energy and tempo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.core.sentences import joined
from musicrec_desktop.model.sound_words import WORDS
from musicrec_desktop.recommend.mixes.context import MixContext

QUALITIES: Final = ("fast", "slow", "loud", "quiet", "soft", "instrumental")
"""Words that say how something sounds; the others say what."""
FITTING: Final = 0.4
"""Mean standard score, within the library, from which a word fits a list; single tracks are held to more."""
GENRE_SHARE: Final = 0.4
SLOW_BPM: Final = 85.0
FAST_BPM: Final = 140.0


def sound_name(
    context: MixContext, places: Sequence[int], used: Collection[str], heart: int | None = None
) -> str:
    """A name such as “Slow jazz with piano”, none of the used ones.

    Args:
        context: of the kind of card.
        places: of the tracks.
        used: names of other cards.
        heart: the place of the track that the others sound like, where there is one.
    """
    words = _words(context, places)
    qualities = [word for word in words if word in QUALITIES] or _measured(context, places)
    things = [word for word in words if word not in QUALITIES]
    genre = _genre(context, places)
    names = [
        _joined(qualities[:1], genre, things[:1]),
        _joined(qualities[:1], genre, things[:2]),
        _joined(qualities[:2], genre, things[:2]),
        _joined(qualities[:2], genre, things[:3]),
    ]
    for name in names:
        if name and name not in used:
            return name
    artists = Counter(artist for place in places if (artist := context.artist(place)))
    around = joined([artist for artist, _ in artists.most_common(2)])
    if around:
        name = f"{names[0]} around {around}" if names[0] else f"Around {around}"
    else:
        name = "A mix" if heart is None else f"Like {context.tracks.titles[heart]}"
    number = 2
    while name in used:
        name = f"{name.removesuffix(f' {number - 1}')} {number}"
        number += 1
    return name


def _joined(qualities: Sequence[str], genre: str, things: Sequence[str]) -> str:
    """“Slow, soft jazz with piano and strings”; without a genre “Slow, soft piano and strings”."""
    others = [thing for thing in things if thing.casefold() != genre.casefold()]
    quality = ", ".join(qualities)
    if genre:
        text = f"{quality} {genre if not quality else _lower(genre)}".strip()
        text = f"{text} with {joined(others)}" if others else text
    else:
        text = f"{quality} {joined(others)}".strip() if others else f"{quality} music" if quality else ""
    return text[:1].upper() + text[1:]


def _lower(genre: str) -> str:
    """A genre inside a name: “Jazz” becomes “jazz”, “IDM” and “Hip-Hop” stay."""
    return genre.lower() if genre[1:].islower() else genre


def _words(context: MixContext, places: Sequence[int]) -> list[str]:
    """The words of the trained ear that fit the list, the best first."""
    catalogue = context.given.catalogue
    if catalogue is None or catalogue.space.words is None:
        return []
    rows = catalogue.index.select(np.sort(context.tracks.ids[list(places)]))
    if 2 * len(rows) < len(places):
        return []
    scores = catalogue.words(rows).astype(np.float32).mean(axis=0)
    order = np.argsort(-scores, kind="stable")
    return [WORDS[int(place)].name for place in order if scores[place] >= FITTING]


def _measured(context: MixContext, places: Sequence[int]) -> list[str]:
    """How the list sounds by energy and tempo, where most of its tracks were analysed."""
    energy, bpm = context.tracks.energy[list(places)], context.tracks.bpm[list(places)]
    if not 2 * np.isfinite(energy).sum() > len(places):
        return []
    found: list[str] = []
    usual = float(np.nanmean(context.tracks.energy))
    deviation = max(float(np.nanstd(context.tracks.energy)), 1e-6)
    energetic = (float(np.nanmean(energy)) - usual) / deviation
    if abs(energetic) >= FITTING:
        found.append("lively" if energetic > 0 else "calm")
    tempo = float(np.nanmedian(bpm)) if np.isfinite(bpm).any() else 0.0
    if tempo >= FAST_BPM:
        found.append("fast")
    elif 0 < tempo <= SLOW_BPM:
        found.append("slow")
    return found


def _genre(context: MixContext, places: Sequence[int]) -> str:
    """The genre of at least ``GENRE_SHARE`` of the list; empty where there is none."""
    genres = Counter(int(number) for number in context.tracks.genre[list(places)] if number >= 0)
    if not genres:
        return ""
    number, count = genres.most_common(1)[0]
    return context.tracks.genres[number] if count >= GENRE_SHARE * len(places) else ""
