"""Why a description of a track is taken for a track of the library, or is not, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.matching import MatchOutcome, MatchReason

_REASONS: Final[Mapping[MatchReason, str]] = {
    MatchReason.CORRECTED: tr("you said so"),
    MatchReason.RECORDING: tr("the MusicBrainz recording is the same"),
    MatchReason.ISRC: tr("the ISRC is the same"),
    MatchReason.PATH: tr("it is the same file"),
    MatchReason.PATH_MAP: tr("it is the same file in a folder of another computer"),
    MatchReason.NAMES: tr("artist and title are the same"),
    MatchReason.ARTICLE: tr("an article before the title is left out"),
    MatchReason.ACCENTS: tr("the accents differ"),
    MatchReason.SCRIPT: tr("it is written in letters of another script"),
    MatchReason.TYPING: tr("one letter differs"),
    MatchReason.DAMAGED: tr("letters of the name were lost"),
    MatchReason.CUT_OFF: tr("the end of the title is missing"),
    MatchReason.WORK: tr("the work is the same, told in other words"),
    MatchReason.MORE_WORDS: tr("one title has more words"),
    MatchReason.STOCK_TITLE: tr("many albums have a track of this title"),
    MatchReason.NUMBERED: tr("a number stands before the title"),
    MatchReason.ARTIST_IN_TITLE: tr("the title begins with an artist"),
    MatchReason.SWAPPED: tr("artist and title are exchanged"),
    MatchReason.VERSION_WORDS: tr("it is another version"),
    MatchReason.WHICH_VERSION: tr("it is another one of several versions"),
    MatchReason.SOFT_WORDS: tr("it may be another version"),
    MatchReason.GUESTS: tr("only one of the two names guests"),
    MatchReason.OTHER_GUESTS: tr("the guests are others"),
    MatchReason.MORE_ARTISTS: tr("one names more artists"),
    MatchReason.NO_ARTIST: tr("its artist is not known"),
    MatchReason.VARIOUS: tr("its artist is told as various artists"),
    MatchReason.ALBUM_ARTIST: tr("its artist is the artist of the album"),
    MatchReason.LENGTH: tr("the lengths are too different"),
    MatchReason.PREVIEW: tr("one of the two is a short preview"),
    MatchReason.ALBUM: tr("album and length differ"),
    MatchReason.ALBUM_VERSION: tr("the album has other versions"),
    MatchReason.OTHER_RECORDING: tr("the MusicBrainz recordings differ"),
    MatchReason.SEVERAL: tr("they are equally like it"),
    MatchReason.OTHER_TITLE: tr("no track has this title"),
    MatchReason.OTHER_ARTIST: tr("no track of this title is by this artist"),
    MatchReason.NO_NAMES: tr("nothing tells its title"),
}

OUTCOME_WORDS: Final[Mapping[MatchOutcome, str]] = {
    MatchOutcome.SAME: tr("Found"),
    MatchOutcome.VERSION: tr("Other version"),
    MatchOutcome.ASK: tr("Unsure"),
    MatchOutcome.MISSING: tr("Not found"),
}
"""What a description of a track is to the library."""


def match_reason_text(reason: MatchReason, detail: str = "") -> str:
    """The rest of a sentence, with the words that it is about."""
    return f"{_REASONS[reason]} ({detail})" if detail else _REASONS[reason]
