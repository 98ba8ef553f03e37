"""What the help card and ``docs/query-language.md`` say: examples with what they mean, in groups.

The fields come from the table of fields; only what is said of the language itself stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.query.fields import FIELDS, FLAGS, HAS, HAS_MORE, IN, IS, SPECIAL_HELP, Group


@dataclass(frozen=True, slots=True)
class Example:
    """A query and what it finds."""

    query: str
    meaning: str


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Examples under a heading.

    Attributes:
        title: the heading.
        examples: what stands below it.
        note: what holds for all of them, one or two sentences; may be empty.
    """

    title: str
    examples: tuple[Example, ...]
    note: str = ""


_LANGUAGE: Final = (
    HelpGroup(
        "Words",
        (
            Example("blue train", "both words, in title, artist, album, genre, composer or file name"),
            Example('"kind of blue"', "these words, one after the other"),
            Example("artist:miles", "an artist with a word that begins like this"),
            Example('artist:"miles davis"', "the same with several words"),
            Example('artist:="Miles Davis"', "exactly this name"),
            Example("title:*remix", "a whole value; * stands for any characters"),
            Example("title:/^the .* song$/i", "a regular expression; i ignores case"),
        ),
        "Case and accents do not matter: bjork finds Björk.",
    ),
    HelpGroup(
        "Together and without",
        (
            Example("jazz year:1959", "both"),
            Example("jazz or blues", "one of both; | means the same"),
            Example("jazz -live", "without; not live means the same"),
            Example("genre:(jazz | blues)", "several values of one field"),
            Example("(jazz or blues) -(live or remix)", "brackets hold together"),
            Example("has:lyrics", "a field has a value"),
            Example('composer:""', "a field has no value"),
        ),
    ),
    HelpGroup(
        "Numbers, lengths, stars",
        (
            Example("year:1959", "equal"),
            Example("year:1955..1965", "from … to"),
            Example("year:>=2000", "at least; also less than and so on: >, <, <="),
            Example("year:..1970", "an open end"),
            Example("length:<3:30", "shorter than 3 minutes 30"),
            Example("length:>10m", "longer than 10 minutes"),
            Example("size:>20MB", "larger than 20 megabytes"),
            Example("rating:>=3.5", "three and a half stars or more"),
            Example('rating:""', "not rated"),
        ),
    ),
    HelpGroup(
        "Dates",
        (
            Example("added:<2w", "in the last two weeks; also h, d, mo, y"),
            Example("played:>1y", "longer ago than a year"),
            Example("played:never", "not played yet"),
            Example("added:today", "also yesterday, this-week, last-month, this-year …"),
            Example("added:2024", "in 2024"),
            Example("added:2024-05..2024-06", "from May to June 2024"),
        ),
    ),
    HelpGroup(
        "Relative to your library",
        (
            Example("plays:top10%", "the tenth that is played most"),
            Example("energy:bottom20%", "the calmest fifth"),
            Example("length:top5%", "the longest ones"),
        ),
    ),
    HelpGroup(
        "What sounds alike",
        (
            Example("like:now", "like what plays now"),
            Example('like:"Blue in Green"', "like a track"),
            Example('like:"Blue in Green">80%', "as alike as that, or more"),
            Example('like:playlist("Sunday")', "like the tracks of a playlist"),
            Example("sounds:piano", "a word fits how it sounds, better than for most tracks"),
            Example('sounds:("female voice" | choir) sounds:slow', "one of two words, and another one"),
            Example('region:"late night"', "inside a region that you drew on the music map"),
            Example("key:Am~", "keys that mix with A minor"),
            Example("genre~:jazz", "tracks without a genre that sound like jazz (suggested or accepted)"),
        ),
    ),
    HelpGroup(
        "What looks alike",
        (
            Example("looks:now", "its cover looks like that of what plays now"),
            Example('looks:"Kind of Blue"', "like the cover of an album"),
            Example('looks:"Kind of Blue">95%', "as alike as that, or more"),
        ),
    ),
)


def help_groups() -> tuple[HelpGroup, ...]:
    """The language, then all fields and flags."""
    flags = tuple(Example(f"{IS}:{flag.name}", flag.help) for flag in FLAGS)
    more = tuple(Example(f"{HAS}:{name}", meaning) for name, meaning in HAS_MORE.items())
    special = (Example(SPECIAL_HELP[IN][1], SPECIAL_HELP[IN][0]),)
    groups = [
        HelpGroup(
            str(group),
            tuple(
                Example(spec.example, f"{spec.title} — {spec.help}") for spec in FIELDS if spec.group is group
            ),
        )
        for group in Group
    ]
    return (*_LANGUAGE, HelpGroup("What is true of a track", (*flags, *more, *special)), *groups)
