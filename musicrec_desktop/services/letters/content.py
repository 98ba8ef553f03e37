"""Writes a letter from the facts of a week: sentences, and sections that have something to say."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from musicrec_desktop.core.bidi import isolated
from musicrec_desktop.core.sentences import counted, day_text, joined
from musicrec_desktop.model.letter import (
    LetterContent,
    LetterDay,
    LetterFigure,
    LetterItem,
    LetterSection,
    LinkTarget,
    SectionKind,
)
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.model.week import YEAR_IN_WEEKS
from musicrec_desktop.services.letters.facts import TOP, WeekFacts
from musicrec_desktop.services.letters.words import (
    DAYS,
    clipped,
    short_time_text,
    span_text,
    time_text,
)
from musicrec_desktop.storage.weeks import NamedCount

_UNTITLED: Final = "Untitled"
_SHORT_DAY: Final = 3
_LEAST_CHANGE_MS: Final = 60_000
_PICTURE: Final = "cover-"


def content_of(facts: WeekFacts, name: str = "") -> LetterContent:
    """The letter about a week, without pictures and links.

    Args:
        facts: of the week.
        name: whose letter it is; empty where there is only one listener.
    """
    week, has_listened = facts.week, facts.totals.plays > 0
    return LetterContent(
        title=f"{isolated(name)}, your week in music" if name else "Your week in music",
        period=span_text(week.monday, week.sunday),
        summary=tuple(_summary(facts)),
        figures=tuple(_figures(facts)) if has_listened else (),
        days=_days(facts) if has_listened else (),
        sections=tuple(section for section in _sections(facts) if section.items),
    )


def subject_of(facts: WeekFacts) -> str:
    """The subject of the mail, and the name of the letter in lists."""
    return f"Your week in music: {span_text(facts.week.monday, facts.week.sunday)}"


def pictured(content: LetterContent) -> list[TrackId]:
    """The tracks whose covers the letter wants, each once, in order."""
    names = dict.fromkeys(item.picture for section in content.sections for item in section.items)
    return [TrackId(int(name.removeprefix(_PICTURE))) for name in names if name]


def with_pictures(content: LetterContent, pictures: Mapping[TrackId, bytes]) -> LetterContent:
    """The letter with these pictures; other items have none."""
    files = {f"{_PICTURE}{track_id}": data for track_id, data in pictures.items()}

    def kept(item: LetterItem) -> LetterItem:
        return item if not item.picture or item.picture in files else dataclasses.replace(item, picture="")

    return dataclasses.replace(_with_items(content, kept), pictures=files)


def linked(content: LetterContent) -> list[LinkTarget]:
    """What the letter wants links for."""
    found = (_target(item) for section in content.sections for item in section.items if item.link)
    return list(dict.fromkeys(found))


def with_links(content: LetterContent, keys: Mapping[LinkTarget, str]) -> LetterContent:
    """The letter with keys in its links; what has no key has none."""
    return _with_items(
        content,
        lambda item: dataclasses.replace(item, link=keys.get(_target(item), "")) if item.link else item,
    )


def _target(item: LetterItem) -> LinkTarget:
    return LinkTarget(TrackId(int(item.link)), is_album=item.is_album)


def _with_items(content: LetterContent, change: Callable[[LetterItem], LetterItem]) -> LetterContent:
    sections = tuple(
        dataclasses.replace(section, items=tuple(map(change, section.items))) for section in content.sections
    )
    return dataclasses.replace(content, sections=sections)


def _summary(facts: WeekFacts) -> Iterator[str]:
    totals, before = facts.totals, facts.before
    span = "this week" if facts.is_whole else "this week so far"
    if not totals.plays:
        yield f"You did not play any music of this library {span}."
        return
    yield (
        f"You listened for {time_text(totals.listened_ms)} {span}, and played"
        f" {counted(totals.tracks, 'different track' if totals.tracks > 1 else 'track')}."
    )
    if before.plays:
        yield _comparison(facts)
    leaders = [one for one in facts.top_artists if one.count == facts.top_artists[0].count]
    if 0 < len(leaders) < TOP:  # others beyond the list may have as many plays
        yield f"You played {joined([isolated(clipped(one.name)) for one in leaders])} most."


def _comparison(facts: WeekFacts) -> str:
    more_ms = facts.totals.listened_ms - facts.before.listened_ms
    than = "the week before" if facts.is_whole else "by this time of the week before"
    if abs(more_ms) < _LEAST_CHANGE_MS:
        return f"That is as long as {than}."
    return f"That is {time_text(abs(more_ms))} {'more' if more_ms > 0 else 'less'} than {than}."


def _figures(facts: WeekFacts) -> Iterator[LetterFigure]:
    totals, before = facts.totals, facts.before
    yield LetterFigure(
        short_time_text(totals.listened_ms),
        "listened",
        _time_change(totals.listened_ms, before.listened_ms) if before.plays else "",
    )
    for value, earlier, label, plural in (
        (totals.plays, before.plays, "play", "plays"),
        (totals.tracks, before.tracks, "track", "tracks"),
    ):
        change = _change(value, earlier) if before.plays else ""
        yield LetterFigure(f"{value:,}", label if value == 1 else plural, change)
    yield LetterFigure(f"{facts.discoveries:,}", "heard for the first time")


def _change(value: int, earlier: int) -> str:
    if value == earlier:
        return "as the week before"
    return f"{'+' if value > earlier else '−'}{abs(value - earlier):,}"


def _time_change(value_ms: int, earlier_ms: int) -> str:
    if abs(value_ms - earlier_ms) < _LEAST_CHANGE_MS:
        return "as the week before"
    return f"{'+' if value_ms > earlier_ms else '−'}{short_time_text(abs(value_ms - earlier_ms))}"


def _days(facts: WeekFacts) -> tuple[LetterDay, ...]:
    return tuple(
        LetterDay(name[:_SHORT_DAY], name, plays) for name, plays in zip(DAYS, facts.by_day, strict=True)
    )


def _sections(facts: WeekFacts) -> Iterator[LetterSection]:
    yield _ranked("Tracks you played most", [_played(track, plays) for track, plays in facts.top_tracks])
    yield _ranked("Artists", [_counted(artist) for artist in facts.top_artists])
    yield _ranked("Albums", [_counted(album, has_picture=True) for album in facts.top_albums])
    yield LetterSection(
        SectionKind.RANKED,
        "Heard for the first time",
        f"You played {counted(facts.discoveries, 'track')} for the first time.",
        tuple(_played(track, plays) for track, plays in facts.discovered),
    )
    more = facts.searched - len(facts.searches)
    yield LetterSection(
        SectionKind.WORDS,
        "You searched for",
        f"And {counted(more, 'other text')}." if more > 0 else "",
        tuple(LetterItem(clipped(text)) for text in facts.searches),
    )
    yield _offered(
        "Try these",
        "In your library, chosen for you.",
        [_item(offer.track, offer.why) for offer in facts.recommendations],
    )
    yield _offered(
        "Albums to hear whole", "", [_album_item(offer.track, offer.why) for offer in facts.albums]
    )
    yield _offered("Hear them again", "", [_item(offer.track, offer.why) for offer in facts.rediscoveries])
    yield _year_ago(facts)
    yield LetterSection(
        SectionKind.RANKED,
        "New in your library",
        f"{counted(facts.new_tracks, 'track')} came into your library.",
        tuple(map(_arrived, facts.arrived)),
    )


def _year_ago(facts: WeekFacts) -> LetterSection:
    monday = facts.week.moved(-YEAR_IN_WEEKS).monday
    lead = (
        f"In the week from {day_text(monday)} you played {counted(facts.year_ago.tracks, 'track')}"
        f" and listened for {time_text(facts.year_ago.listened_ms)}."
    )
    return _offered(
        "A year ago this week",
        lead,
        [_item(track, f"{counted(plays, 'play')} in that week.") for track, plays in facts.year_ago_tracks],
    )


def _ranked(title: str, items: Sequence[LetterItem]) -> LetterSection:
    return LetterSection(SectionKind.RANKED, title, "", tuple(items))


def _offered(title: str, lead: str, items: Sequence[LetterItem]) -> LetterSection:
    return LetterSection(SectionKind.OFFERED, title, lead, tuple(items))


def _played(track: Track, plays: int) -> LetterItem:
    return dataclasses.replace(_item(track), figure=counted(plays, "play"))


def _item(track: Track, why: str = "") -> LetterItem:
    tags = track.tags
    details = [name for name in (tags.artist_text, tags.album) if name]
    return LetterItem(
        clipped(tags.title) or _UNTITLED,
        " · ".join(isolated(clipped(name)) for name in details),
        why,
        picture=f"{_PICTURE}{track.id}",
        link="" if track.is_missing else str(track.id),
    )


def _album_item(track: Track, why: str) -> LetterItem:
    artist = track.album_artist_text or track.tags.artist_text
    return LetterItem(
        clipped(track.tags.album) or _UNTITLED,
        clipped(artist),
        why,
        picture=f"{_PICTURE}{track.id}",
        link=str(track.id),
        is_album=True,
    )


def _counted(named: NamedCount, *, has_picture: bool = False) -> LetterItem:
    picture = f"{_PICTURE}{named.track_id}" if has_picture else ""
    name, detail = clipped(named.name), clipped(named.detail)
    return LetterItem(name, detail, figure=counted(named.count, "play"), picture=picture)


def _arrived(album: NamedCount) -> LetterItem:
    return LetterItem(
        clipped(album.name),
        clipped(album.detail),
        figure=counted(album.count, "new track"),
        picture=f"{_PICTURE}{album.track_id}",
    )
