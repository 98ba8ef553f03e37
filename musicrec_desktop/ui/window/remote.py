"""What ``musicrec remote`` does in the window: a handler for each verb, and its answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from musicrec_desktop.core.errors import MusicRecError, ProfileError
from musicrec_desktop.core.remote_verbs import VERBS_BY_NAME
from musicrec_desktop.model.playback import PlayerState, RepeatMode
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.window.instance_peer import Request, Say, refusal
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.remote_paths import PathsAnswer

Document = dict[str, object]
Handler = Callable[[Sequence[str]], Document]
PathHandler = Callable[[Sequence[str], Say], object]

NEXT_UP: Final = 5
_ON: Final = "on"
_WHILE_LOCKED: Final = frozenset({"profile", "lock", "raise", "quit"})
"""Verbs that show and do nothing that is personal."""


class NotNowError(Exception):
    """The verb cannot be done as things are; its one argument is a short word."""


class Remote:
    """Answers other processes, in the GUI thread.

    Args:
        services: what is commanded.
        window: is raised, and knows how paths are opened and likes are told.
        quit_program: ends the program.
    """

    def __init__(self, services: Services, window: MainWindow, quit_program: Callable[[], object]) -> None:
        self._services, self._player = services, services.player
        self._window, self._quit_program = window, quit_program
        self.handlers: dict[str, Handler] = {
            **self._transport(),
            **self._modes(),
            "like": lambda _: self._judge(window.feedback.like),
            "dislike": lambda _: self._judge(window.feedback.dislike),
            "profile": self._profile,
            "lock": lambda _: self._lock(),
            "status": lambda _: self._status(),
            "raise": lambda _: _do(window.come_forward),
            "quit": lambda _: self._quit(),
        }
        self.path_handlers: dict[str, PathHandler] = {"play": self._play, "queue": self._queue}

    def answer(self, request: Request, say: Say) -> None:
        """Do what is asked for, and say what came of it; of files and folders once that is known."""
        verb = VERBS_BY_NAME.get(request.verb)
        if verb is None:
            say(refusal("unknown-verb"))
        elif not verb.takes.fits(request.arguments):
            say(refusal("bad-argument"))
        elif self._services.vault.is_locked and verb.name not in _WHILE_LOCKED:
            say({**refusal("locked"), "text": str(error_message(ProfileError("locked")))})
        else:
            self._do_verb(verb.name, request.arguments, say)

    def _do_verb(self, name: str, arguments: Sequence[str], say: Say) -> None:
        try:
            if arguments and name in self.path_handlers:
                self.path_handlers[name](arguments, say)
            else:
                say({"ok": True, **self.handlers[name](arguments)})
        except NotNowError as error:
            say(refusal(str(error)))
        except ProfileError as error:
            say({**refusal("profile"), "text": str(error_message(error))})
        except MusicRecError as error:
            self._window.notices.error(error)
            say(refusal("failed"))

    def _transport(self) -> dict[str, Handler]:
        player = self._player
        return {
            "play": lambda _: self._with_entries(player.play),
            "pause": lambda _: _do(player.pause),
            "play-pause": lambda _: self._with_entries(player.toggle),
            "stop": lambda _: _do(player.stop),
            "next": lambda _: self._with_entries(player.next),
            "previous": lambda _: self._with_entries(player.previous),
            "seek": lambda words: self._seek(words[0]),
            "position": lambda _: self._position(),
        }

    def _modes(self) -> dict[str, Handler]:
        player = self._player
        return {
            "volume": self._volume,
            "mute": lambda _: self._mute(),
            "shuffle": lambda words: self._shuffle(is_wanted=words[0] == _ON),
            "repeat": lambda words: self._repeat(RepeatMode(words[0])),
            "stop-after": lambda words: self._stop_after(
                is_wanted=words[0] == _ON if words else not player.stops_after_current
            ),
        }

    def _play(self, paths: Sequence[str], say: Say) -> None:
        self._window.opened.open(paths, PathsAnswer(self._services, paths, say, is_heard=True).take)

    def _queue(self, paths: Sequence[str], say: Say) -> None:
        self._window.opened.queue(paths, PathsAnswer(self._services, paths, say, is_heard=False).take)

    def _with_entries(self, step: Callable[[], object]) -> Document:
        queue = self._player.queue
        if queue.current is None and not queue.upcoming and not queue.played:
            raise NotNowError("nothing-to-play")
        return _do(step)

    def _seek(self, word: str) -> Document:
        if self._player.state is PlayerState.STOPPED:
            raise NotNowError("nothing-current")
        position_ms = round(float(word) * 1000)
        if word.startswith(("+", "-")):
            self._player.seek_by(position_ms)
        else:
            self._player.seek(position_ms)
        return {}

    def _position(self) -> Document:
        self._current_id()
        return {"position_ms": self._player.position_ms, "duration_ms": self._player.duration_ms}

    def _volume(self, words: Sequence[str]) -> Document:
        player = self._player
        for word in words:
            is_relative = word.startswith(("+", "-"))
            percent = int(word) + (player.volume_percent if is_relative else 0)
            player.set_volume(max(0, min(100, percent)))
        return {"volume_percent": player.volume_percent, "is_muted": player.is_muted}

    def _mute(self) -> Document:
        self._player.set_muted(not self._player.is_muted)
        return self._volume(())

    def _shuffle(self, *, is_wanted: bool) -> Document:
        if is_wanted != self._player.is_shuffled:
            self._player.set_shuffled(is_wanted)
        return {"is_shuffled": self._player.is_shuffled}

    def _repeat(self, mode: RepeatMode) -> Document:
        self._player.set_repeat(mode)
        return {"repeat": self._player.repeat.value}

    def _stop_after(self, *, is_wanted: bool) -> Document:
        self._player.set_stop_after_current(is_wanted)
        return {"stops_after_current": self._player.stops_after_current}

    def _judge(self, say: Callable[[Sequence[TrackId]], object]) -> Document:
        track_id = self._current_id()
        say([track_id])
        return {"opinion": self._services.feedback.kind(track_id).value}

    def _status(self) -> Document:
        player = self._player
        current = player.queue.current
        opinion = None if current is None else self._services.feedback.kind(current.track_id).value
        return {
            "state": player.state.value,
            "track": None if current is None else self._track(current.track_id),
            "opinion": opinion,
            "position_ms": player.position_ms if current is not None else None,
            "duration_ms": player.duration_ms,
            **self._volume(()),
            "is_shuffled": player.is_shuffled,
            "repeat": player.repeat.value,
            "stops_after_current": player.stops_after_current,
            "next_up": [self._track(entry.track_id) for entry in player.queue.upcoming[:NEXT_UP]],
        }

    def _lock(self) -> Document:
        self._services.vault.lock()
        current = self._services.profiles.current
        return {"profile": current.name, "is_locked": current.is_locked}

    def _profile(self, words: Sequence[str]) -> Document:
        profiles = self._services.profiles
        for name in words:
            profiles.switch(profiles.find(name).id)
        return {"profile": profiles.current.name}

    def _quit(self) -> Document:
        self._services.scheduler.post(lambda: _do(self._quit_program))
        return {}

    def _current_id(self) -> TrackId:
        current = self._player.queue.current
        if current is None:
            raise NotNowError("nothing-current")
        return current.track_id

    def _track(self, track_id: TrackId) -> Document | None:
        track = self._services.browse.track(track_id)
        return None if track is None else _track_document(track)


def _track_document(track: Track) -> Document:
    return {
        "id": track.id,
        "title": track.tags.title,
        "artist": track.tags.artist_text,
        "album": track.tags.album,
    }


def _do(step: Callable[[], object]) -> Document:
    """Take a step that has nothing to tell."""
    step()
    return {}
