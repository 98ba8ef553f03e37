"""What is said about tracks and artists: for each meaning one picture, one colour and one set of words.

A picture that stands here stands for nothing else in the window.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.icons import Glyph


class Meaning(Enum):
    """What can be said, or was said."""

    LIKE = "like"
    LIKED = "liked"
    DISLIKE = "dislike"
    DISLIKED = "disliked"
    MORE = "more"
    LESS = "less"
    NEVER_TRACK = "never track"
    NEVER_ARTIST = "never artist"
    BANNED = "banned"
    ALLOW = "allow"


@dataclass(frozen=True, slots=True)
class Sign:
    """How a meaning looks and reads.

    Attributes:
        glyph: its picture.
        colour: the token that the picture has in rows and where it is on.
        words: what a button or an entry of a menu says, or what a row is.
        hint: what follows from it, in one sentence.
    """

    glyph: Glyph
    colour: str
    words: str
    hint: str


SIGNS: Final = {
    Meaning.LIKE: Sign(Glyph.LIKE, "icon", tr("Like"), tr("It, and what sounds like it, plays more.")),
    Meaning.LIKED: Sign(Glyph.LIKED, "like", tr("Liked"), tr("It, and what sounds like it, plays more.")),
    Meaning.DISLIKE: Sign(
        Glyph.DISLIKE, "icon", tr("Dislike"), tr("It, and what sounds like it, plays less.")
    ),
    Meaning.DISLIKED: Sign(
        Glyph.DISLIKED, "text_dim", tr("Disliked"), tr("It, and what sounds like it, plays less.")
    ),
    Meaning.MORE: Sign(
        Glyph.MORE_LIKE, "icon", tr("More like this"), tr("This queue leans towards its sound.")
    ),
    Meaning.LESS: Sign(
        Glyph.LESS_LIKE, "icon", tr("Less like this"), tr("This queue leans away from its sound.")
    ),
    Meaning.NEVER_TRACK: Sign(
        Glyph.NEVER_TRACK, "icon", tr("Never play this track"), tr("The automatic queue leaves it out.")
    ),
    Meaning.NEVER_ARTIST: Sign(
        Glyph.NOT_ARTIST,
        "icon",
        tr("Never play this artist"),
        tr("The automatic queue leaves the artist out."),
    ),
    Meaning.BANNED: Sign(
        Glyph.BANNED, "danger", tr("Banned"), tr("It never plays by itself; its menu allows it again.")
    ),
    Meaning.ALLOW: Sign(
        Glyph.ALLOW, "icon", tr("Allow again"), tr("The automatic queue may choose it again.")
    ),
}


def mark_of(track: Track, *, is_banned: bool) -> Meaning | None:
    """What the row of a track is marked with; a ban outweighs what was said before it."""
    if is_banned:
        return Meaning.BANNED
    if track.is_liked:
        return Meaning.LIKED
    return Meaning.DISLIKED if track.is_disliked else None
