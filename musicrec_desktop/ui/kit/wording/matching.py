"""Why a description of a track is taken for a track of the library, or is not, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.model.matching import MatchOutcome, MatchReason

_REASONS: Final[Mapping[MatchReason, str]] = {
    MatchReason.CORRECTED: "you said so",
    MatchReason.RECORDING: "the MusicBrainz recording is the same",
    MatchReason.ISRC: "the ISRC is the same",
    MatchReason.PATH: "it is the same file",
    MatchReason.PATH_MAP: "it is the same file in a folder of another computer",
    MatchReason.NAMES: "artist and title are the same",
    MatchReason.ARTICLE: "an article before the title is left out",
    MatchReason.ACCENTS: "the accents differ",
    MatchReason.SCRIPT: "it is written in letters of another script",
    MatchReason.TYPING: "one letter differs",
    MatchReason.DAMAGED: "letters of the name were lost",
    MatchReason.CUT_OFF: "the end of the title is missing",
    MatchReason.WORK: "the work is the same, told in other words",
    MatchReason.MORE_WORDS: "one title has more words",
    MatchReason.STOCK_TITLE: "many albums have a track of this title",
    MatchReason.NUMBERED: "a number stands before the title",
    MatchReason.ARTIST_IN_TITLE: "the title begins with an artist",
    MatchReason.SWAPPED: "artist and title are exchanged",
    MatchReason.VERSION_WORDS: "it is another version",
    MatchReason.WHICH_VERSION: "it is another one of several versions",
    MatchReason.SOFT_WORDS: "it may be another version",
    MatchReason.GUESTS: "only one of the two names guests",
    MatchReason.OTHER_GUESTS: "the guests are others",
    MatchReason.MORE_ARTISTS: "one names more artists",
    MatchReason.NO_ARTIST: "its artist is not known",
    MatchReason.VARIOUS: "its artist is told as various artists",
    MatchReason.ALBUM_ARTIST: "its artist is the artist of the album",
    MatchReason.LENGTH: "the lengths are too different",
    MatchReason.PREVIEW: "one of the two is a short preview",
    MatchReason.ALBUM: "album and length differ",
    MatchReason.ALBUM_VERSION: "the album has other versions",
    MatchReason.OTHER_RECORDING: "the MusicBrainz recordings differ",
    MatchReason.SEVERAL: "they are equally like it",
    MatchReason.OTHER_TITLE: "no track has this title",
    MatchReason.OTHER_ARTIST: "no track of this title is by this artist",
    MatchReason.NO_NAMES: "nothing tells its title",
}

OUTCOME_WORDS: Final[Mapping[MatchOutcome, str]] = {
    MatchOutcome.SAME: "Found",
    MatchOutcome.VERSION: "Other version",
    MatchOutcome.ASK: "Unsure",
    MatchOutcome.MISSING: "Not found",
}
"""What a description of a track is to the library."""


def match_reason_text(reason: MatchReason, detail: str = "") -> str:
    """The rest of a sentence, with the words that it is about."""
    return f"{_REASONS[reason]} ({detail})" if detail else _REASONS[reason]
