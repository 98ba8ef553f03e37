"""``musicrec queue``: shows the automatic queue, and why each track is in it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from musicrec_desktop.cli.documents.listening import recommendation_documents
from musicrec_desktop.cli.finding import find_playlist, find_track, tracks_by_id, tracks_of_playlist
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import number_of, weight_of
from musicrec_desktop.cli.profile import Profile, load_similarity, open_profile
from musicrec_desktop.cli.queue_options import cover_of, level_of, rules_of, share_of
from musicrec_desktop.cli.tables.listening import recommendation_table
from musicrec_desktop.cli.together import add_together, listen_together
from musicrec_desktop.cli.words import problem_line
from musicrec_desktop.core.errors import PlaylistError, SeedError, SettingsError
from musicrec_desktop.core.sentences import people
from musicrec_desktop.core.text.folding import genre_key, name_key
from musicrec_desktop.model.browse import GroupKind
from musicrec_desktop.model.queue_controls import (
    ASPECT_NAMES,
    QueueControls,
    QueueInside,
    QueueSeed,
    SeedKind,
)
from musicrec_desktop.model.queue_presets import PRESETS, PRESETS_BY_NAME
from musicrec_desktop.model.queue_rule_table import RULES
from musicrec_desktop.model.recommendation import AutoQueue
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.autoplay.seeds import some_of
from musicrec_desktop.ui.kit.wording.covers import LOOKING_IS_OFF
from musicrec_desktop.ui.kit.wording.formats import format_count

_COUNT: Final = 20
_GROUPS: Final = {
    SeedKind.ALBUM: GroupKind.ALBUMS,
    SeedKind.ARTIST: GroupKind.ARTISTS,
    SeedKind.GENRE: GroupKind.GENRES,
}
_DESCRIPTION: Final = (
    "Show the automatic queue that the player would go on with, and why each track is in it. Nothing is "
    "played. Without anything to start from it starts from your taste."
)
_EPILOG: Final = (
    "rules (NAME=on, NAME=off, or NAME=NUMBER..NUMBER, several with commas):\n"
    + "\n".join(f"  {spec.name:<14} {spec.label}{'' if spec.is_on else ' (off)'}" for spec in RULES)
    + "\n\nexample: musicrec queue --seed 12 --rules years=1960..1979,artist_window=off --wander 0.8"
)


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="what the player would go on with",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    start = parser.add_argument_group("what it starts from")
    start.add_argument(
        "--seed", dest="seeds", nargs="+", action="extend", metavar="PATH|ID", help="tracks to start from"
    )
    start.add_argument("--playlist", metavar="NAME", help="start from the tracks of a playlist")
    start.add_argument("--album", metavar="TITLE", help="start from an album")
    start.add_argument(
        "--album-artist", default="", metavar="NAME", help="whose album, where several are so called"
    )
    start.add_argument("--artist", metavar="NAME", help="start from an artist")
    start.add_argument("--genre", metavar="NAME", help="start from a genre")
    start.add_argument(
        "--inside",
        metavar="PLAYLIST|QUERY",
        help="keep it inside a playlist, or inside what a query finds, such as genre:jazz",
    )
    how = parser.add_argument_group("how it is chosen")
    how.add_argument(
        "--preset", choices=tuple(PRESETS_BY_NAME), help=f"{_presets()}; other options change it"
    )
    how.add_argument("--familiarity", type=level_of, metavar="F", help="-1 (new to you) to 1 (familiar)")
    how.add_argument(
        "--wander", type=share_of, metavar="W", help="0 (stay near the start) to 1 (go anywhere)"
    )
    how.add_argument(
        "--weight",
        dest="weights",
        type=weight_of,
        action="append",
        metavar="ASPECT=W",
        help="how much timbre, rhythm, harmony or dynamics counts (1), for example --weight rhythm=3",
    )
    how.add_argument(
        "--cover",
        type=cover_of,
        metavar="W",
        help="how much it counts that covers look like those of the seeds: 0 (not at all) to 3",
    )
    how.add_argument("--whole-albums", action="store_true", help="albums from the first track to the last")
    how.add_argument(
        "--rules", type=rules_of, action="append", metavar="NAME=…", help="rules to turn on or off, see below"
    )
    add_together(parser)
    how.add_argument("-n", dest="count", type=number_of, default=_COUNT, metavar="N", help="how many (20)")
    how.add_argument("--minutes", type=number_of, metavar="M", help="how long, instead of how many")
    how.add_argument(
        "--rng-seed",
        type=int,
        default=0,
        metavar="S",
        help="number that the draw depends on; the same number gives the same queue (0)",
    )
    parser.set_defaults(run=run, wrong_usage=parser.error)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Show the automatic queue; 1 where there is none."""
    controls = _controls(options)
    with open_profile(options.profile) as profile:
        services = profile.services
        find_inside = _inside(options.inside, profile) if options.inside else None
        seed = _seed(options, profile)
        if controls.cover and services.album_looks.is_off:
            output.complain(f"Covers do not count: {LOOKING_IS_OFF}")
        load_similarity(profile)
        services.autoplay.taste.learn_now()
        listen_together(services, options)
        if find_inside is not None and seed.kind is SeedKind.TASTE:
            seed = QueueSeed(SeedKind.PLAYLIST, tuple(some_of(find_inside())), options.inside)
        queue = services.autoplay.start.queue(
            seed,
            count=options.count,
            rng_seed=options.rng_seed,
            controls=controls,
            find_inside=find_inside,
        )
        tracks = tracks_by_id(services.browse, (one.track_id for one in queue.entries))
    if not queue.entries:
        output.complain(problem_line(queue.problem))
        return 1
    if output.is_json:
        output.document(recommendation_documents(queue.entries, tracks))
        for sentence in _sentences(queue):
            output.complain(sentence)
    else:
        show_queue(queue, tracks, output, services.autoplay.group.names)
    return 0


def show_queue(
    queue: AutoQueue, tracks: dict[TrackId, Track], output: Output, others: Sequence[str] = ()
) -> None:
    """Print an automatic queue, and the rules that were relaxed; ``others`` listen, too."""
    title = f"Next {format_count(len(queue.entries), 'track')}"
    if others:
        title += f" for {people(['', *others])}"
    output.show(recommendation_table(title, queue.entries, tracks, is_queue=True))
    for sentence in _sentences(queue):
        output.say(sentence)


def _sentences(queue: AutoQueue) -> tuple[str, ...]:
    """The notes on a queue, with the option that lets tracks come that were kept back."""
    kept_back = {f"{one.text}.": ",".join(f"{name}=off" for name in one.rules) for one in queue.kept_back}
    return tuple(
        f"{note} Let them come: --rules {kept_back[note]}" if note in kept_back else note
        for note in queue.notes
    )


def _seed(options: argparse.Namespace, profile: Profile) -> QueueSeed:
    """The seed of the options, which name at most one kind."""
    named = {
        SeedKind.TRACKS: options.seeds,
        SeedKind.ALBUM: options.album,
        SeedKind.ARTIST: options.artist,
        SeedKind.GENRE: options.genre,
        SeedKind.PLAYLIST: options.playlist,
    }
    given = [kind for kind, value in named.items() if value]
    if len(given) > 1:
        options.wrong_usage(
            "start from tracks, a playlist, an album, an artist or a genre, not from several of them"
        )
    if not given:
        return QueueSeed(SeedKind.TASTE)
    if given[0] is SeedKind.TRACKS:
        tracks = [find_track(profile.services.browse, seed) for seed in options.seeds]
        return QueueSeed(SeedKind.TRACKS, tuple(track.id for track in tracks))
    if given[0] is SeedKind.PLAYLIST:
        listed = tracks_of_playlist(profile, options.playlist)
        return QueueSeed(SeedKind.PLAYLIST, tuple(some_of(listed)), options.playlist)
    return _named_seed(given[0], named[given[0]], options, profile)


def _inside(what: str, profile: Profile) -> Callable[[], list[TrackId]]:
    """What finds the tracks of a playlist of a name, else those of a query.

    Raises:
        PlaylistError: several playlists have the name.
    """
    services = profile.services
    try:
        inside = QueueInside(find_playlist(services.playlists.reader, what).id)
    except PlaylistError as error:
        if error.reason != "unknown":
            raise
        inside = QueueInside(query=what)
    return services.autoplay.find_inside(inside)


def _named_seed(kind: SeedKind, name: str, options: argparse.Namespace, profile: Profile) -> QueueSeed:
    """The seed of an album, artist or genre, by its name in any spelling; an album also by its artist.

    Raises:
        SeedError: the library has none of that name.
    """
    key = genre_key if kind is SeedKind.GENRE else name_key
    wanted, artist = key(name), name_key(options.album_artist)
    found = [
        group
        for group in profile.services.browse.groups(_GROUPS[kind], "")
        if key(group.name) == wanted
        and (kind is not SeedKind.ALBUM or not artist or name_key(group.detail) == artist)
    ]
    if not found:
        raise SeedError("unknown", name)
    if kind is SeedKind.ALBUM and len(found) > 1:
        whose = ", ".join(f"“{group.detail or 'nobody'}”" for group in found)
        options.wrong_usage(f"several albums are called “{name}”; add --album-artist with one of {whose}")
    detail = found[0].detail if kind is SeedKind.ALBUM else ""
    return QueueSeed(kind, name=found[0].name, detail=detail)


def _controls(options: argparse.Namespace) -> QueueControls:
    """The controls of the preset, changed by the other options."""
    controls = PRESETS_BY_NAME[options.preset].controls if options.preset else QueueControls()
    if options.familiarity is not None:
        controls = replace(controls, familiarity=options.familiarity)
    if options.wander is not None:
        controls = replace(controls, wander=options.wander)
    if options.minutes is not None:
        controls = replace(controls, minutes=options.minutes)
    if options.whole_albums:
        controls = replace(controls, by_album=True)
    if options.cover is not None:
        controls = replace(controls, cover=options.cover)
    if options.weights:
        weights = {**dict(zip(ASPECT_NAMES, controls.aspect_weights, strict=True)), **dict(options.weights)}
        first, second, third, fourth = (min(3.0, weights[name]) for name in ASPECT_NAMES)
        controls = replace(controls, aspect_weights=(first, second, third, fourth))
    rules = controls.rules
    for name, is_on, numbers in (change for changes in options.rules or () for change in changes):
        try:
            rules = rules.changed(name, is_on=is_on, numbers=numbers)
        except SettingsError:
            options.wrong_usage(f"the numbers of the rule “{name}” do not fit: {numbers}")
    return replace(controls, rules=rules)


def _presets() -> str:
    return ", ".join(preset.name for preset in PRESETS)
