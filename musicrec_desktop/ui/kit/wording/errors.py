"""Sentences for the expected errors and for the reason words: what happened, and what to do next."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from musicrec_desktop.core import errors
from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.settings import ALL_SETTINGS
from musicrec_desktop.ui.kit.wording.archives import refused_archive_text
from musicrec_desktop.ui.kit.wording.cluster import cluster_words
from musicrec_desktop.ui.kit.wording.copies import trash_failure_text
from musicrec_desktop.ui.kit.wording.files import failure_text, folder_problem_text
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


INSTALL_VLC: Final = (
    "Install VLC’s library, then start the player again: “sudo apt install libvlc5 vlc-plugin-base” on "
    "Debian and Ubuntu, “sudo dnf install vlc-libs vlc-plugins-base” on Fedora, “sudo pacman -S vlc” on Arch."
)

_ENGINE: Final = {
    "no-libvlc": Message("There is no sound: VLC’s library is not installed.", INSTALL_VLC),
    "no-plugins": Message("There is no sound: VLC’s plugins are not installed.", INSTALL_VLC),
    "no-sound-device": Message(
        "There is no sound: no sound device was found.",
        "Connect or switch on speakers or headphones, then press play again.",
    ),
    "sound-stuck": Message(
        "There is no sound: the sound device plays nothing.",
        "The player tries again and goes on as soon as it plays. If it does not, choose another output "
        "device under “Sound”, or switch the device off and on.",
    ),
    "cannot-start": Message(
        "There is no sound: VLC’s library did not start.", "Update or install it again. " + INSTALL_VLC
    ),
}

_PLAYBACK: Final = {
    "cannot-open": "It cannot be decoded: damaged, or of a kind that is not known. Try another program.",
    "ended-too-soon": "It stopped right after the start. The file may be damaged; try another program.",
    "gone": "Its file is not there. Connect the drive that holds it, or scan the folder again.",
    "unreadable": "It may not be read. Give your user the right to read the file.",
    "empty": "The file is empty. Get a new copy.",
    "few-bytes": "The file has a few bytes only, so there is no sound in it. Get a new copy.",
    "only-zeros": "There are only zeros in this file, as after a crash or a broken copy. Get a new copy.",
    "not-a-file": "This is not a plain file. Remove it from the folder.",
    "unknown-duration": "Its length is not known yet. Let the analysis finish, then play it again.",
    "damaged": "The file is damaged. Get a new copy.",
    "protected": "The file is copy-protected. Use a copy without protection.",
    "no-audio": "There is no sound in this file. If there should be, get a new copy.",
    "lost": "It could not be read to its end. Check the drive or network share that holds it.",
    "timed-out": "It gave no sound for 20 seconds. Check the drive or network share that holds it.",
}

_SEED: Final = {
    "gone": Message(
        "A queue cannot start there: its files are not there any more.",
        "Connect the drive that holds them, or scan again.",
    ),
    "unknown": Message(
        "The library has nothing of that name.", "Check the spelling, or start from something else."
    ),
    "empty": Message("A queue cannot start there: it has no tracks.", "Start from something else."),
    "banned": Message(
        "A queue cannot start there: all of it is banned.",
        "Allow a track or an artist again in ☰ → Tools → “Banned tracks and artists”.",
    ),
    "not-analysed": Message(
        "Too little is known of your taste to start from it.", "Play or like a few tracks, then try again."
    ),
}

_NAMES_SHOWN: Final = 3
_PLAYLIST: Final = {
    "name-empty": Message("A playlist needs a name.", "Type one."),
    "name-long": Message("The name is too long.", "A name has at most 200 characters."),
    "name-characters": Message(
        "The name has characters that cannot be shown.", "Leave out line breaks and control characters."
    ),
    "unknown": Message("There is no playlist {name}.", "Choose one that is there."),
    "unknown-folder": Message("There is no folder {name}.", "Choose one that is there."),
    "ambiguous": Message("Several playlists are called {name}.", "Name one by its number: {choices}."),
    "ambiguous-folder": Message("Several folders are called {name}.", "Name one by its number: {choices}."),
    "gone": Message("The playlist was deleted meanwhile.", "Nothing was changed."),
    "folder-gone": Message("The folder was deleted meanwhile.", "Nothing was changed."),
    "changed": Message("It was changed again meanwhile.", "It stays as it is now."),
    "folder-loop": Message("A folder cannot be inside itself.", "Choose another folder."),
    "smart": Message(
        "The tracks of {name} are found by its rules.", "Change its rules, or freeze it as a plain playlist."
    ),
    "plain": Message("{name} has no rules.", "Its tracks are put into it one by one."),
    "followed": Message(
        "{name} follows its file, whose next change would undo this.",
        "Stop following the file first (“musicrec playlist unfollow”), or change the file.",
    ),
    "no-tracks": Message(
        "{name} has no track whose file is there.", "Add tracks, or connect the drive that holds them."
    ),
    "no-file": Message(
        "{name} was not imported from a file.", "Import a file, and let the playlist follow it."
    ),
    "place": Message("The playlist has no place {name}.", "Places count from 1."),
    "rules-loop": Message(
        "With the name {name}, the smart playlist would be inside itself.",
        "Its rules use “{choices}”, which leads back to it. Choose another name, or change its rules.",
    ),
}
_EVALUATION: Final = {
    "labels-unreadable": "Check that the file is there and may be read.",
    "labels-not-csv": "Save it as comma-separated values in UTF-8, with a first line of column names.",
    "missing-column": "It has no column {missing}. Add it, or name another one: --help lists the options.",
    "no-matching-files": "None of the labelled files is there. Check --audio and the column of file names.",
    "too-few-labels": "It takes at least two albums of eight tracks each in the tier “album”.",
    "no-numbers": "It has no columns of numbers. Each row must be a track, each column a feature of sound.",
    "too-few-genres": "It takes two genres of ten tracks each, by three artists where they are known.",
    "too-few-described": "It takes two albums of eight tracks each; these could not be described: {missing}.",
}

_AGAIN: Final = "Try again; if that does not help, close the player and open it again."
REMOTE_PROBLEMS: Final = {
    "not-open": Message("The player is not open.", "Start it with “musicrec”."),
    "no-sockets": Message(
        "This system has no local sockets, so the player cannot be controlled from here.",
        "Use its window.",
    ),
    "no-answer": Message("The player is open but does not answer.", _AGAIN),
    "not-ready": Message("The player is still starting.", "Try again in a moment."),
    "nothing-current": Message("Nothing is playing.", "Start something with “musicrec remote play PATH”."),
    "nothing-to-play": Message("The queue is empty.", "Fill it with “musicrec remote play PATH”."),
    "unknown-verb": Message("The open player does not know this word.", "Close it and open it again."),
    "bad-argument": Message(
        "The open player does not take this.", "“musicrec remote --help” lists what it takes."
    ),
    "no-request": Message("The open player did not understand this.", "Close it and open it again."),
    "not-playable": Message("It cannot be played.", "The player’s window says why."),
    "failed": Message("It could not be done.", "The player’s window says why."),
}
"""What happened and what to do, for each reason of a ``RemoteError``."""


def error_message(error: errors.MusicRecError) -> Message:
    """The words for an error of the program."""
    for kind, words in _WORDS:
        if isinstance(error, kind):
            return words(error)
    return Message("Something did not work.", f"The log tells more: {error}")


def playback_failure_text(reason: str) -> str:
    """One or two sentences for the reason word of a track that could not be played."""
    return _PLAYBACK.get(reason, f"It could not be played ({reason.replace('-', ' ')}). Try another program.")


def engine_problem(reason: str) -> Message:
    """The banner's words where there is no sound at all (``Player.engine_problem``)."""
    return _ENGINE.get(reason, Message("There is no sound.", INSTALL_VLC))


def stopped_after_failures(count: int) -> Message:
    """The words where the player gave up after so many tracks in a row failed."""
    return Message(
        f"{count} tracks in a row could not be played, so the player stopped.",
        "Check that the drive with your music is connected, then press play.",
    )


def _library(error: errors.LibraryError) -> Message:
    name = display_path(error.path)
    return Message(f"{quoted(name)} cannot be used.", folder_problem_text(error.reason))


def _trash(error: errors.TrashError) -> Message:
    return Message(f"{quoted(display_path(error.path))} stays where it is.", trash_failure_text(error.reason))


def _not_found(error: errors.TrackNotFoundError) -> Message:
    return Message(
        f"{quoted(display_path(error.what))} is not a track of the library.",
        "Add the folder that it lies in, or scan again.",
    )


def _analysis(error: errors.AnalysisError) -> Message:
    return Message(f"{quoted(_file_name(error.path))} cannot be analysed.", failure_text(error.reason))


def _remote(error: errors.RemoteError) -> Message:
    return (
        Message(error.text, "")
        if error.text
        else REMOTE_PROBLEMS.get(error.reason, REMOTE_PROBLEMS["no-request"])
    )


def _playback(error: errors.PlaybackError) -> Message:
    if error.reason in _ENGINE:
        return engine_problem(error.reason)
    name = quoted(_file_name(error.path)) if error.path else "A track"
    return Message(f"{name} cannot be played.", playback_failure_text(error.reason))


def _busy(error: errors.StorageError) -> Message:
    return Message(
        "Another program is using the library’s database.",
        f"Close it, then try again. The file is {display_path(error.path)}.",
    )


def _full(error: errors.StorageError) -> Message:
    return Message(
        "The disk is full, so nothing can be saved.",
        f"Free some space on the drive of {display_path(error.path)}, then try again. "
        "Your music is not touched.",
    )


def _read_only(error: errors.StorageError) -> Message:
    return Message(
        f"{display_path(error.path)} cannot be written, so nothing can be saved.",
        "Give your user the right to write there, or choose another folder with --profile-dir.",
    )


def _corrupt(error: errors.DatabaseCorruptError) -> Message:
    return Message(
        "The library’s database is damaged.",
        "Close the player everywhere and start it again: it saves what can be read, and says what that is. "
        f"The file is {display_path(error.path)}.",
    )


def _backup(error: errors.BackupError) -> Message:
    return Message(
        f"The backup {display_path(error.path)} is damaged or gone.",
        "Nothing was changed. Restore another one.",
    )


def _too_new(error: errors.StorageError) -> Message:
    return Message(
        "A newer version of this player wrote the library.",
        f"Update the player; the library in {display_path(error.path)} stays as it is.",
    )


def _storage(error: errors.StorageError) -> Message:
    return Message(
        "The library’s database cannot be used.",
        f"Check the drive of {display_path(error.path)} and try again; the log tells more.",
    )


def _settings(error: errors.SettingsError) -> Message:
    setting = ALL_SETTINGS.get(error.key)
    name = setting.label if setting else error.key
    if setting and setting.choices:
        advice = f"Choose one of: {', '.join(setting.choices)}."
    elif setting and setting.maximum:
        advice = f"Choose a number from {setting.minimum} to {setting.maximum}."
    else:
        advice = "Choose another value in the settings."
    return Message(f"“{name}” cannot be set to {error.value!r}.", advice)


def _query(error: errors.QuerySyntaxError) -> Message:
    return Message(*syntax_words(error))


def _query_time(error: errors.QueryTimeError) -> Message:
    return Message(
        f"The regular expression /{error.pattern}/ takes too long.", "Make it simpler, or search for words."
    )


def _album(error: errors.AlbumError) -> Message:
    if not error.choices:
        return Message(f"No album is called “{error.name}”.", "Write it as the list of albums has it.")
    choices = ", ".join(f"“{choice}”" for choice in error.choices)
    return Message(f"Several albums answer to “{error.name}”.", f"Write one of {choices}.")


def _seed(error: errors.SeedError) -> Message:
    return _SEED.get(error.reason, Message("A queue cannot start there.", "Start from something else."))


def _playlist(error: errors.PlaylistError) -> Message:
    words = _PLAYLIST.get(error.reason, Message("The playlist cannot be used as asked.", "Look at it again."))
    name, choices = quoted(error.name), "; ".join(error.choices)
    return Message(*(text.format(name=name, choices=choices) for text in (words.headline, words.advice)))


def _evaluation(error: errors.EvaluationError) -> Message:
    names = [quoted(_file_name(name)) for name in error.missing[:_NAMES_SHOWN]]
    more = len(error.missing) - len(names)
    missing = ", ".join(names) + (f" and {more:,} more" if more else "")
    advice = _EVALUATION.get(error.reason, "Check the labels and the folder of sound files.")
    headline = f"“{display_path(error.path)}” cannot be used for an evaluation."
    return Message(headline, advice.replace("{missing}", missing))


def _playlist_file(error: errors.PlaylistFileError) -> Message:
    what, advice = refused_text(error.reason, error.detail, error.line)
    return Message(f"{quoted(_file_name(error.path))} {what}.", advice)


def _import_file(error: errors.ImportFileError) -> Message:
    what, advice = import_refused_text(error.reason, error.detail)
    return Message(f"{quoted(_file_name(error.path))} {what}.", advice)


def _child_ended(error: errors.ChildEndedError) -> Message:
    if error.reason == "out-of-memory":
        return Message("There was not enough memory for this.", "Close other programs, then try again.")
    return Message("This ended before it was done.", "Try again; the log file says what happened.")


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
        lambda _error: Message("The profile was deleted meanwhile.", "What you did last is not kept."),
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
