"""Sentences for the expected errors and for the reason words: what happened, and what to do next."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from musicrec_desktop.core import errors
from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.settings import ALL_SETTINGS
from musicrec_desktop.ui.kit.wording.archives import refused_archive_text
from musicrec_desktop.ui.kit.wording.cluster import cluster_words
from musicrec_desktop.ui.kit.wording.copies import trash_failure_text
from musicrec_desktop.ui.kit.wording.files import PLAYBACK, failure_text, folder_problem_text
from musicrec_desktop.ui.kit.wording.imports import import_refused_text
from musicrec_desktop.ui.kit.wording.letters import letter_words, mail_words
from musicrec_desktop.ui.kit.wording.passphrases import refused_passphrase_text
from musicrec_desktop.ui.kit.wording.playlist_files import refused_text
from musicrec_desktop.ui.kit.wording.profiles import refused_profile_text
from musicrec_desktop.ui.kit.wording.queries import syntax_words
from musicrec_desktop.ui.kit.wording.regions import refused_region_text
from musicrec_desktop.ui.kit.wording.scrobbling import problem_text
from musicrec_desktop.ui.kit.wording.spotify import spotify_problem_text
from musicrec_desktop.ui.kit.wording.tag_patterns import pattern_problem_words
from musicrec_desktop.ui.kit.wording.tracklists import tracklist_refused_text

E = TypeVar("E", bound=errors.MusicRecError)


@dataclass(frozen=True, slots=True)
class Message:
    """What the window says.

    Attributes:
        headline: what happened, one sentence.
        advice: what to do next, one or two sentences.
    """

    headline: str
    advice: str

    def __str__(self) -> str:
        return f"{self.headline} {self.advice}".strip()


INSTALL_VLC: Final = tr(
    "Install VLC’s library, then start the player again: “sudo apt install libvlc5 vlc-plugin-base” on "
    "Debian and Ubuntu, “sudo dnf install vlc-libs vlc-plugins-base” on Fedora, “sudo pacman -S vlc” on Arch."
)

_ENGINE: Final = {
    "no-libvlc": Message(tr("There is no sound: VLC’s library is not installed."), INSTALL_VLC),
    "no-plugins": Message(tr("There is no sound: VLC’s plugins are not installed."), INSTALL_VLC),
    "no-sound-device": Message(
        tr("There is no sound: no sound device was found."),
        tr("Connect or switch on speakers or headphones, then press play again."),
    ),
    "sound-stuck": Message(
        tr("There is no sound: the sound device plays nothing."),
        tr(
            "The player tries again and goes on as soon as it plays. If it does not, choose another output "
            "device under “Sound”, or switch the device off and on."
        ),
    ),
    "cannot-start": Message(
        tr("There is no sound: VLC’s library did not start."),
        tr("Update or install it again. ") + INSTALL_VLC,
    ),
}

_SEED: Final = {
    "gone": Message(
        tr("A queue cannot start there: its files are not there any more."),
        tr("Connect the drive that holds them, or scan again."),
    ),
    "unknown": Message(
        tr("The library has nothing of that name."), tr("Check the spelling, or start from something else.")
    ),
    "empty": Message(tr("A queue cannot start there: it has no tracks."), tr("Start from something else.")),
    "banned": Message(
        tr("A queue cannot start there: all of it is banned."),
        tr("Allow a track or an artist again in ☰ → Tools → “Banned tracks and artists”."),
    ),
    "not-analysed": Message(
        tr("Too little is known of your taste to start from it."),
        tr("Play or like a few tracks, then try again."),
    ),
}

_NAMES_SHOWN: Final = 3
_PLAYLIST: Final = {
    "name-empty": Message(tr("A playlist needs a name."), tr("Type one.")),
    "name-long": Message(tr("The name is too long."), tr("A name has at most 200 characters.")),
    "name-characters": Message(
        tr("The name has characters that cannot be shown."),
        tr("Leave out line breaks and control characters."),
    ),
    "unknown": Message(tr("There is no playlist {name}."), tr("Choose one that is there.")),
    "unknown-folder": Message(tr("There is no folder {name}."), tr("Choose one that is there.")),
    "ambiguous": Message(
        tr("Several playlists are called {name}."), tr("Name one by its number: {choices}.")
    ),
    "ambiguous-folder": Message(
        tr("Several folders are called {name}."), tr("Name one by its number: {choices}.")
    ),
    "gone": Message(tr("The playlist was deleted meanwhile."), tr("Nothing was changed.")),
    "folder-gone": Message(tr("The folder was deleted meanwhile."), tr("Nothing was changed.")),
    "changed": Message(tr("It was changed again meanwhile."), tr("It stays as it is now.")),
    "folder-loop": Message(tr("A folder cannot be inside itself."), tr("Choose another folder.")),
    "smart": Message(
        tr("The tracks of {name} are found by its rules."),
        tr("Change its rules, or freeze it as a plain playlist."),
    ),
    "plain": Message(tr("{name} has no rules."), tr("Its tracks are put into it one by one.")),
    "followed": Message(
        tr("{name} follows its file, whose next change would undo this."),
        tr("Stop following the file first (“musicrec playlist unfollow”), or change the file."),
    ),
    "no-tracks": Message(
        tr("{name} has no track whose file is there."),
        tr("Add tracks, or connect the drive that holds them."),
    ),
    "no-file": Message(
        tr("{name} was not imported from a file."), tr("Import a file, and let the playlist follow it.")
    ),
    "place": Message(tr("The playlist has no place {name}."), tr("Places count from 1.")),
    "rules-loop": Message(
        tr("With the name {name}, the smart playlist would be inside itself."),
        tr("Its rules use “{choices}”, which leads back to it. Choose another name, or change its rules."),
    ),
}
_EVALUATION: Final = {
    "labels-unreadable": tr("Check that the file is there and may be read."),
    "labels-not-csv": tr("Save it as comma-separated values in UTF-8, with a first line of column names."),
    "missing-column": tr(
        "It has no column {missing}. Add it, or name another one: --help lists the options."
    ),
    "no-matching-files": tr(
        "None of the labelled files is there. Check --audio and the column of file names."
    ),
    "too-few-labels": tr("It takes at least two albums of eight tracks each in the tier “album”."),
    "no-numbers": tr(
        "It has no columns of numbers. Each row must be a track, each column a feature of sound."
    ),
    "too-few-genres": tr("It takes two genres of ten tracks each, by three artists where they are known."),
    "too-few-described": tr(
        "It takes two albums of eight tracks each; these could not be described: {missing}."
    ),
}

_AGAIN: Final = tr("Try again; if that does not help, close the player and open it again.")
REMOTE_PROBLEMS: Final = {
    "not-open": Message(tr("The player is not open."), tr("Start it with “musicrec”.")),
    "no-sockets": Message(
        tr("This system has no local sockets, so the player cannot be controlled from here."),
        tr("Use its window."),
    ),
    "no-answer": Message(tr("The player is open but does not answer."), _AGAIN),
    "not-ready": Message(tr("The player is still starting."), tr("Try again in a moment.")),
    "nothing-current": Message(
        tr("Nothing is playing."), tr("Start something with “musicrec remote play PATH”.")
    ),
    "nothing-to-play": Message(tr("The queue is empty."), tr("Fill it with “musicrec remote play PATH”.")),
    "unknown-verb": Message(
        tr("The open player does not know this word."), tr("Close it and open it again.")
    ),
    "bad-argument": Message(
        tr("The open player does not take this."), tr("“musicrec remote --help” lists what it takes.")
    ),
    "no-request": Message(tr("The open player did not understand this."), tr("Close it and open it again.")),
    "not-playable": Message(tr("It cannot be played."), tr("The player’s window says why.")),
    "failed": Message(tr("It could not be done."), tr("The player’s window says why.")),
}
"""What happened and what to do, for each reason of a ``RemoteError``."""


def error_message(error: errors.MusicRecError) -> Message:
    """The words for an error of the program."""
    for kind, words in _WORDS:
        if isinstance(error, kind):
            return words(error)
    return Message(tr("Something did not work."), tr("The log tells more: {error}", error=error))


def playback_failure_text(reason: str) -> str:
    """One or two sentences for the reason word of a track that could not be played."""
    return PLAYBACK.get(
        reason,
        tr("It could not be played ({replace}). Try another program.", replace=reason.replace("-", " ")),
    )


def engine_problem(reason: str) -> Message:
    """The banner's words where there is no sound at all (``Player.engine_problem``)."""
    return _ENGINE.get(reason, Message(tr("There is no sound."), INSTALL_VLC))


def stopped_after_failures(count: int) -> Message:
    """The words where the player gave up after so many tracks in a row failed."""
    return Message(
        tr("{count} tracks in a row could not be played, so the player stopped.", count=count),
        tr("Check that the drive with your music is connected, then press play."),
    )


def _library(error: errors.LibraryError) -> Message:
    name = display_path(error.path)
    return Message(tr("{name} cannot be used.", name=quoted(name)), folder_problem_text(error.reason))


def _trash(error: errors.TrashError) -> Message:
    return Message(
        tr("{path} stays where it is.", path=quoted(display_path(error.path))),
        trash_failure_text(error.reason),
    )


def _not_found(error: errors.TrackNotFoundError) -> Message:
    return Message(
        tr("{what} is not a track of the library.", what=quoted(display_path(error.what))),
        tr("Add the folder that it lies in, or scan again."),
    )


def _analysis(error: errors.AnalysisError) -> Message:
    return Message(
        tr("{file_name} cannot be analysed.", file_name=quoted(_file_name(error.path))),
        failure_text(error.reason),
    )


def _remote(error: errors.RemoteError) -> Message:
    return (
        Message(error.text, "")
        if error.text
        else REMOTE_PROBLEMS.get(error.reason, REMOTE_PROBLEMS["no-request"])
    )


def _playback(error: errors.PlaybackError) -> Message:
    if error.reason in _ENGINE:
        return engine_problem(error.reason)
    name = quoted(_file_name(error.path)) if error.path else tr("A track")
    return Message(tr("{name} cannot be played.", name=name), playback_failure_text(error.reason))


def _busy(error: errors.StorageError) -> Message:
    return Message(
        tr("Another program is using the library’s database."),
        tr("Close it, then try again. The file is {path}.", path=display_path(error.path)),
    )


def _full(error: errors.StorageError) -> Message:
    return Message(
        tr("The disk is full, so nothing can be saved."),
        tr(
            "Free some space on the drive of {path}, then try again. Your music is not touched.",
            path=display_path(error.path),
        ),
    )


def _read_only(error: errors.StorageError) -> Message:
    return Message(
        tr("{path} cannot be written, so nothing can be saved.", path=display_path(error.path)),
        tr("Give your user the right to write there, or choose another folder with --profile-dir."),
    )


def _corrupt(error: errors.DatabaseCorruptError) -> Message:
    return Message(
        tr("The library’s database is damaged."),
        tr(
            "Close the player everywhere and start it again: it saves what can be read, and says "
            "what that is. The file is {path}.",
            path=display_path(error.path),
        ),
    )


def _backup(error: errors.BackupError) -> Message:
    return Message(
        tr("The backup {path} is damaged or gone.", path=display_path(error.path)),
        tr("Nothing was changed. Restore another one."),
    )


def _too_new(error: errors.StorageError) -> Message:
    return Message(
        tr("A newer version of this player wrote the library."),
        tr("Update the player; the library in {path} stays as it is.", path=display_path(error.path)),
    )


def _storage(error: errors.StorageError) -> Message:
    return Message(
        tr("The library’s database cannot be used."),
        tr("Check the drive of {path} and try again; the log tells more.", path=display_path(error.path)),
    )


def _settings(error: errors.SettingsError) -> Message:
    setting = ALL_SETTINGS.get(error.key)
    name = setting.label if setting else error.key
    if setting and setting.choices:
        advice = tr("Choose one of: {join}.", join=", ".join(setting.choices))
    elif setting and setting.maximum:
        advice = tr(
            "Choose a number from {minimum} to {maximum}.", minimum=setting.minimum, maximum=setting.maximum
        )
    else:
        advice = tr("Choose another value in the settings.")
    return Message(tr("“{name}” cannot be set to {value!r}.", name=name, value=error.value), advice)


def _query(error: errors.QuerySyntaxError) -> Message:
    return Message(*syntax_words(error))


def _query_time(error: errors.QueryTimeError) -> Message:
    return Message(
        tr("The regular expression /{pattern}/ takes too long.", pattern=error.pattern),
        tr("Make it simpler, or search for words."),
    )


def _album(error: errors.AlbumError) -> Message:
    if not error.choices:
        return Message(
            tr("No album is called “{name}”.", name=error.name), tr("Write it as the list of albums has it.")
        )
    choices = ", ".join(f"“{choice}”" for choice in error.choices)
    return Message(
        tr("Several albums answer to “{name}”.", name=error.name),
        tr("Write one of {choices}.", choices=choices),
    )


def _seed(error: errors.SeedError) -> Message:
    return _SEED.get(
        error.reason, Message(tr("A queue cannot start there."), tr("Start from something else."))
    )


def _playlist(error: errors.PlaylistError) -> Message:
    words = _PLAYLIST.get(
        error.reason, Message(tr("The playlist cannot be used as asked."), tr("Look at it again."))
    )
    name, choices = quoted(error.name), "; ".join(error.choices)
    return Message(*(text.format(name=name, choices=choices) for text in (words.headline, words.advice)))


def _evaluation(error: errors.EvaluationError) -> Message:
    names = [quoted(_file_name(name)) for name in error.missing[:_NAMES_SHOWN]]
    more = len(error.missing) - len(names)
    missing = ", ".join(names) + (tr(" and {more} more", more=number_text(more)) if more else "")
    advice = _EVALUATION.get(error.reason, tr("Check the labels and the folder of sound files."))
    headline = tr("“{path}” cannot be used for an evaluation.", path=display_path(error.path))
    return Message(headline, advice.replace("{missing}", missing))


def _playlist_file(error: errors.PlaylistFileError) -> Message:
    what, advice = refused_text(error.reason, error.detail, error.line)
    return Message(f"{quoted(_file_name(error.path))} {what}.", advice)


def _import_file(error: errors.ImportFileError) -> Message:
    what, advice = import_refused_text(error.reason, error.detail)
    return Message(f"{quoted(_file_name(error.path))} {what}.", advice)


def _child_ended(error: errors.ChildEndedError) -> Message:
    if error.reason == "out-of-memory":
        return Message(
            tr("There was not enough memory for this."), tr("Close other programs, then try again.")
        )
    return Message(tr("This ended before it was done."), tr("Try again; the log file says what happened."))


def _file_name(path: str) -> str:
    return display_path(os.path.basename(path) or path)


_Words = tuple[type[errors.MusicRecError], Callable[[errors.MusicRecError], Message]]


def _pair(kind: type[E], words: Callable[[E], Message]) -> _Words:
    """Tie the words to the class of their error; ``error_message`` calls them only with that class."""
    return kind, words  # type: ignore[return-value]


_WORDS: Final[tuple[_Words, ...]] = (
    _pair(errors.LibraryError, _library),
    _pair(errors.TrashError, _trash),
    _pair(errors.TrackNotFoundError, _not_found),
    _pair(errors.AnalysisError, _analysis),
    _pair(errors.PlaybackError, _playback),
    _pair(errors.DatabaseBusyError, _busy),
    _pair(errors.DiskFullError, _full),
    _pair(errors.DatabaseReadOnlyError, _read_only),
    _pair(errors.DatabaseCorruptError, _corrupt),
    _pair(errors.BackupError, _backup),
    _pair(errors.DatabaseTooNewError, _too_new),
    _pair(
        errors.ProfileGoneError,
        lambda _error: Message(
            tr("The profile was deleted meanwhile."), tr("What you did last is not kept.")
        ),
    ),
    _pair(errors.StorageError, _storage),
    _pair(errors.SettingsError, _settings),
    _pair(errors.QuerySyntaxError, _query),
    _pair(errors.QueryTimeError, _query_time),
    _pair(errors.TagPatternError, lambda error: Message(*pattern_problem_words(error))),
    _pair(errors.EvaluationError, _evaluation),
    _pair(errors.SeedError, _seed),
    _pair(errors.AlbumError, _album),
    _pair(errors.PlaylistError, _playlist),
    _pair(errors.RegionError, lambda error: Message(*refused_region_text(error.reason, error.name))),
    _pair(
        errors.ProfileError,
        lambda error: Message(*refused_profile_text(error.reason, error.name, error.choices)),
    ),
    _pair(
        errors.PassphraseError,
        lambda error: Message(*refused_passphrase_text(error.reason, error.name, error.wait_ms)),
    ),
    _pair(
        errors.ArchiveError,
        lambda error: Message(*refused_archive_text(error.path, error.reason, error.detail)),
    ),
    _pair(errors.ScrobbleError, lambda error: Message(*problem_text(error.reason))),
    _pair(errors.MailError, lambda error: Message(*mail_words(error.reason))),
    _pair(errors.LetterError, lambda error: Message(*letter_words(error.reason, error.what))),
    _pair(errors.RemoteError, _remote),
    _pair(errors.PlaylistFileError, _playlist_file),
    _pair(errors.ImportFileError, _import_file),
    _pair(errors.SpotifyError, lambda error: Message(*spotify_problem_text(error.reason))),
    _pair(errors.ChildEndedError, _child_ended),
    _pair(errors.ClusterError, lambda error: Message(*cluster_words(error.reason, error.what))),
    _pair(errors.TracklistError, lambda error: Message(*tracklist_refused_text(error.reason))),
)
