"""What the queue panel says under its list: rules that gave way, and why nothing comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.sentences import people
from musicrec_desktop.model.queue_rule_table import RULES_BY_NAME, RuleName
from musicrec_desktop.model.recommendation import misfit_notes

_PROBLEMS: Final = {
    "all-banned": (
        tr(
            "Everything that could come next is banned. Allow a track or an artist again in ☰ → Tools → "
            "“Banned tracks and artists”."
        )
    ),
    "show-over": (
        tr(
            "Music does not follow a podcast or a book. Play or queue what you like to hear after "
            "its last part."
        )
    ),
    "too-short": (
        tr(
            "Everything else is shorter than 20 seconds. Queue such sounds yourself, or change “Neither very "
            "short nor very long” in the rules."
        )
    ),
    "inside-gone": tr("The playlist that ∞ is kept inside is gone. Bring it back, or press ✕ above."),
    "inside-wrong": tr(
        "The search that ∞ is kept inside cannot be read. Press ✕ above, and all tracks come."
    ),
    "inside-empty": tr("Nothing inside can be played now. Press ✕ above, and all tracks come."),
    "inside-one": tr("There is only this track inside. Press ✕ above, and all tracks come."),
    "one-track": tr("There is only this track. Add a music folder, and others follow."),
    "no-tracks": tr("No track can be played now. Connect the drive that holds them, or add a music folder."),
}

_RELAXED: Final = {  # by the first clause of the sentence
    "Very short or very long tracks come too": tr("Few tracks fit, so very short or long ones come too."),
    "An album comes back sooner": tr("Few albums fit, so they come back sooner."),
    "An artist comes back sooner": tr("Few artists fit, so they come back sooner."),
    "An album may come back after three other tracks": tr("Few albums fit, so they come back soon."),
    "An artist may come back after three other tracks": tr("Few artists fit, so they come back soon."),
    "Tracks of one album may follow each other": tr("Few albums fit, so their tracks follow each other."),
    "Tracks of one artist may follow each other": tr("Few artists fit, so one may come twice in a row."),
    "Tracks of any tempo come too": tr("Few tracks are left, so any tempo comes."),
    "Tracks of any year come too": tr("Few tracks are left, so any year comes."),
    "Tracks of other genres come too": tr("Few tracks are left, so other genres come."),
    "Tracks with voices come too": tr("Few tracks are left, so voices come too."),
    "Music of another season comes too": tr("Few tracks are left, so other seasons come."),
    "Spoken word and silence come too": tr("Few tracks are left, so spoken word comes."),
    "Other versions of what was played or is queued come too": tr(
        "Few tracks are left, so other versions come."
    ),
    "Tracks repeat, the longest ago first": tr("Few tracks are left, so they repeat."),
    "It starts over, the longest ago first": tr("Everything inside was played, so it starts over."),
    "Tracks that you dislike come too": tr("Few tracks are left, so disliked ones come too."),
}


def relaxed_text(sentences: Sequence[str]) -> str:
    """One short line about rules that gave way: the last one, which goes the farthest."""
    if not sentences:
        return ""
    clause = sentences[-1].partition(":")[0].rstrip(".")
    return _RELAXED.get(clause, f"{clause}.")


def misfit_text(total: int, misfits: int) -> str:
    """How many automatic tracks fit, where some do not; empty where all do."""
    return next(iter(misfit_notes(total, misfits, ())), "")


def lifted_text(rules: Sequence[RuleName]) -> str:
    """Which rules do not hold for this queue; empty where all do."""
    if not rules:
        return ""
    names = tr(" and ").join(f"“{RULES_BY_NAME[name].label}”" for name in rules)
    if len(rules) == 1:
        return tr("{rule} is off for this queue.", rule=names)
    return tr("{rules} are off for this queue.", rules=names)


def played_text(name: str, waiting: int) -> str:
    """What is said when a track plays at once, before what the user queued (``waiting`` tracks)."""
    if not waiting:
        return tr("Playing {name}", name=name)
    return plural(
        "Playing {name}; {n} queued track of yours follows",
        "Playing {name}; {n} queued tracks of yours follow",
        waiting,
        name=name,
    )


def endless_text(name: str) -> str:
    """What is said when the automatic part goes on from a track."""
    return tr("∞ from {name}: what sounds like it follows", name=name)


def kept_inside_text(name: str, *, is_playing: bool) -> str:
    """What is said when the automatic part was put inside a playlist or a search of this name.

    Args:
        name: of the playlist, or the text of the search.
        is_playing: whether the queue follows at once.
    """
    text = tr("∞ takes only tracks of {name}", name=quoted(name))
    return text if is_playing else tr("{text} as soon as something plays", text=text)


def inside_text(name: str) -> str:
    """What the automatic part is kept inside; an empty name stands for a playlist that is gone."""
    return tr("∞ inside {name}", name=quoted(name)) if name else tr("∞ inside a playlist that is gone")


def for_whom_text(others: Sequence[str]) -> str:
    """For whom the queue is beside the listener: ``"for Anna and you"``; empty for nobody."""
    return f"for {people(('', *others))}" if others else ""


def queue_problem_text(problem: str) -> str:
    """One or two sentences for why nothing can be proposed (a reason word); empty for none."""
    return _PROBLEMS.get(problem, "")
