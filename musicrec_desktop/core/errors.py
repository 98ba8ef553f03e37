"""The expected errors. They have fields; their wording is in ``ui/kit/wording`` and ``cli/words.py``.

Any other error is a bug.
"""

from __future__ import annotations


class MusicRecError(Exception):
    """Base class of all expected errors."""


class LibraryError(MusicRecError):
    """A folder or a file of the library cannot be used.

    Attributes:
        path: the folder or file (``os.fsdecode`` form).
        reason: a reason word, for example ``"gone"``, ``"unreadable"``, ``"not-a-folder"``.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path!r}: {reason}")
        self.path = path
        self.reason = reason


class TrashError(MusicRecError):
    """A file cannot go to the trash, or come back from there.

    Attributes:
        path: where it is, or was (``os.fsdecode`` form).
        reason: one of ``"gone"``, ``"read-only"``, ``"no-trash"``, ``"no-room"``, ``"busy"``, ``"emptied"``,
            ``"taken"``, ``"shared"`` (other tracks of the library are in the file).
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path!r}: {reason}")
        self.path = path
        self.reason = reason


class TrackNotFoundError(MusicRecError):
    """A path or id that names no track of the library.

    Attributes:
        what: the path or id as the user typed it.
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class AnalysisError(MusicRecError):
    """A file cannot be decoded or described.

    Attributes:
        path: the file.
        reason: one of ``"unreadable"``, ``"no-audio"``, ``"silent"``, ``"too-short"``, ``"protected"``,
            ``"crashed"``, ``"timed-out"``, ``"out-of-memory"``, ``"not-a-file"``, or one of
            ``core/hollow_files.py``.
        detail: the message of the decoder, for the log.
    """

    def __init__(self, path: str, reason: str, detail: str = "") -> None:
        super().__init__(path, reason, detail)
        self.path = path
        self.reason = reason
        self.detail = detail


class PlaybackError(MusicRecError):
    """The engine cannot start or a file cannot be played.

    Attributes:
        reason: for example ``"no-libvlc"``, ``"no-plugins"``, ``"cannot-open"``, ``"ended-too-soon"``.
        path: the file; an empty string for an error of the engine itself.
    """

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(f"{reason} {path!r}")
        self.reason = reason
        self.path = path


class StorageError(MusicRecError):
    """The database cannot do what was asked.

    Attributes:
        path: the database file.
        detail: the message of SQLite, for the log.
    """

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail


class DatabaseBusyError(StorageError):
    """Another process held the database for longer than the busy timeout."""


class DiskFullError(StorageError):
    """No space is left for the database."""


class ProfileGoneError(StorageError):
    """The profile that something is written for was deleted."""


class DatabaseReadOnlyError(StorageError):
    """The profile's folder or file cannot be written."""


class DatabaseCorruptError(StorageError):
    """The file is not a sound database; the next opening repairs it."""


class BackupError(StorageError):
    """A backup is damaged or gone; ``path`` is the backup's."""


class DatabaseTooNewError(StorageError):
    """A newer version of the player wrote this database."""


class SettingsError(MusicRecError):
    """A value is not valid for a setting.

    Attributes:
        key: of the setting.
        value: the value.
    """

    def __init__(self, key: str, value: object) -> None:
        super().__init__(f"{key}={value!r}")
        self.key = key
        self.value = value


class QuerySyntaxError(MusicRecError):
    """A part of a query cannot be meant.

    Attributes:
        reason: what is wrong, a word of ``query.problems.ProblemKind``.
        position: index of the first character of the wrong part.
        end: index after its last character.
        name: the wrong part as it was typed: a field or a value.
        field: the field of a wrong value, or an empty string.
        nearest: the field or value that was probably meant, or an empty string.
        detail: what a library says of it, in English; else empty.
        text: the whole query; empty where it is not known.
    """

    def __init__(
        self,
        reason: str,
        position: int,
        *,
        text: str = "",
        end: int = 0,
        name: str = "",
        field: str = "",
        nearest: str = "",
        detail: str = "",
    ) -> None:
        super().__init__(reason, position, name)
        self.text = text
        self.reason = reason
        self.position = position
        self.end = end
        self.name = name
        self.field = field
        self.nearest = nearest
        self.detail = detail


class QueryTimeError(MusicRecError):
    """A regular expression takes too long.

    Attributes:
        pattern: the regular expression.
    """

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self.pattern = pattern


class TagPatternError(MusicRecError):
    """A pattern between names and tags, or a text to be found in tags, cannot be used.

    Attributes:
        reason: ``"empty"``, ``"too-long"``, ``"unknown-token"``, ``"lone-percent"``, ``"braces"``,
            ``"leaves-folder"``, ``"no-token"``, ``"same-token"``, ``"bad-regex"`` or ``"regex-too-slow"``.
        pattern: as it was typed.
        detail: the part that is wrong, or what a library says of it in English.
    """

    def __init__(self, reason: str, pattern: str, detail: str = "") -> None:
        super().__init__(reason, pattern, detail)
        self.reason = reason
        self.pattern = pattern
        self.detail = detail


class AlbumError(MusicRecError):
    """What was named is no album, or several.

    Attributes:
        name: as it was given.
        choices: albums with these words; empty where there is none.
    """

    def __init__(self, name: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(name, choices)
        self.name = name
        self.choices = choices


class SeedError(MusicRecError):
    """A queue cannot start from a seed.

    Attributes:
        reason: one of ``"gone"`` (it is not in the library), ``"unknown"`` (the library has no such name),
            ``"empty"`` (it has no tracks), ``"banned"`` (all its tracks are banned), ``"not-analysed"``
            (neither the taste nor any sound is known yet).
        name: of the seed, where it has one.
    """

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason, name)
        self.reason = reason
        self.name = name


class PlaylistError(MusicRecError):
    """A playlist, a folder of playlists or an entry cannot be used as asked; nothing was changed.

    Attributes:
        reason: one of ``"name-empty"``, ``"name-long"``, ``"name-characters"``, ``"unknown"`` (there is no
            such playlist), ``"unknown-folder"``, ``"ambiguous"``, ``"ambiguous-folder"`` (several have the
            name), ``"gone"``, ``"folder-gone"`` (deleted meanwhile), ``"changed"`` (an edit cannot be undone,
            because another one changed the same meanwhile), ``"folder-loop"`` (a folder would be inside
            itself), ``"smart"`` (rules find the tracks, so entries cannot be edited), ``"plain"`` (it has no
            rules), ``"place"`` (the playlist has no such place), ``"rules-loop"`` (a smart playlist would be
            inside itself, through the name in ``choices``), ``"followed"`` (it follows a file, whose next
            change would undo an edit), ``"no-file"`` (it came from no file),
            ``"no-tracks"`` (it has no track whose file is there).
        name: as it was given.
        choices: what may be meant, each in words that name it alone.
    """

    def __init__(self, reason: str, name: str = "", choices: tuple[str, ...] = ()) -> None:
        super().__init__(reason, name, choices)
        self.reason = reason
        self.name = name
        self.choices = choices


class RegionError(MusicRecError):
    """A region of the music map cannot be used as asked; nothing was changed.

    Attributes:
        reason: one of ``"name-empty"``, ``"name-long"``, ``"taken"`` (another region has the name),
            ``"gone"`` (deleted meanwhile), ``"changed"`` (an edit cannot be undone, because another one
            changed the same meanwhile), ``"corners"`` (fewer than three, or not on the map).
        name: as it was given.
    """

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason, name)
        self.reason = reason
        self.name = name


class ProfileError(MusicRecError):
    """A profile cannot be used as asked; nothing was changed.

    Attributes:
        reason: one of ``"name-empty"``, ``"name-long"``, ``"name-characters"``, ``"taken"`` (another profile
            has the name), ``"unknown"`` (there is no such profile), ``"gone"`` (deleted meanwhile),
            ``"last"`` (the only one cannot be deleted), ``"colour"`` (it is no colour), ``"locked"``,
            ``"guest"`` (a guest cannot have it), ``"same"`` (both are one).
        name: as it was given.
        choices: the names that there are.
    """

    def __init__(self, reason: str, name: str = "", choices: tuple[str, ...] = ()) -> None:
        super().__init__(reason, name, choices)
        self.reason = reason
        self.name = name
        self.choices = choices


class EvaluationError(MusicRecError):
    """The sound space cannot be evaluated on these files.

    Attributes:
        reason: one of ``"labels-unreadable"``, ``"labels-not-csv"``, ``"missing-column"``,
            ``"no-matching-files"``, ``"too-few-labels"``, ``"too-few-described"``, ``"no-numbers"``,
            ``"too-few-genres"``.
        path: the file of labels, or the folder of sound files.
        missing: names of columns, or of files that could not be used.
    """

    def __init__(self, reason: str, path: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(reason, path, missing)
        self.reason = reason
        self.path = path
        self.missing = missing


class ScrobbleError(MusicRecError):
    """An account on a scrobbling server cannot be used as asked.

    Attributes:
        reason: a short word, for example ``"token-refused"``, ``"away"``, ``"bad-address"``.
        where: the address or the file; never a secret.
    """

    def __init__(self, reason: str, where: str = "") -> None:
        super().__init__(reason, where)
        self.reason = reason
        self.where = where


class RemoteError(MusicRecError):
    """The open window cannot be reached, or refuses a request.

    Attributes:
        reason: a short word, for example ``"not-open"``, ``"no-answer"``, ``"nothing-current"``.
        text: a sentence of the window for the user; empty where the reason says all.
    """

    def __init__(self, reason: str, text: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.text = text


class PlaylistFileError(MusicRecError):
    """A playlist file cannot be read or written; nothing of it is used.

    Attributes:
        path: the file.
        reason: a reason word, for example ``"not-text"``, ``"damaged"`` or ``"too-big"``;
            ``ui/kit/wording/playlist_files.py`` has a sentence for each.
        detail: what the reader met, in a few words; may be empty.
        line: where in the file, from 1; 0 where that is not known.
    """

    def __init__(self, path: str, reason: str, detail: str = "", line: int = 0) -> None:
        super().__init__(path, reason, detail, line)
        self.path = path
        self.reason = reason
        self.detail = detail
        self.line = line


class TracklistError(MusicRecError):
    """A text or a page is no list of tracks; nothing of it is used.

    Attributes:
        reason: a reason word, for example ``"not-text"`` or ``"empty"``; ``ui/kit/wording/tracklists.py`` has
            a sentence for each.
        detail: what was met, in a few words; may be empty.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class SpotifyError(MusicRecError):
    """A list at Spotify cannot be read.

    Attributes:
        reason: a reason word, for example ``"not-found"`` or ``"refused"``; ``ui/kit/wording/spotify.py`` has
            a sentence for each.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ImportFileError(MusicRecError):
    """A file of another player or a service cannot be imported; nothing of it may be used.

    Attributes:
        path: the file, the folder or the archive.
        reason: a reason word, for example ``"unknown"``, ``"damaged"`` or ``"in-use"``;
            ``ui/kit/wording/imports.py`` has a sentence for each.
        detail: what was met, in a few words, or the name of a file inside; may be empty.
    """

    def __init__(self, path: str, reason: str, detail: str = "") -> None:
        super().__init__(path, reason, detail)
        self.path = path
        self.reason = reason
        self.detail = detail


class PassphraseError(MusicRecError):
    """A passphrase is not the right one, or cannot be one.

    Attributes:
        reason: one of ``"wrong"``, ``"wait"`` (too many wrong tries), ``"needed"`` (the profile is locked),
            ``"empty"``, ``"long"``, ``"characters"`` (control characters), ``"unreadable"`` (its file),
            ``"differ"`` (two that should be equal), ``"damaged"`` (what is kept of it).
        name: of the profile or the file; may be empty.
        wait_ms: how long no try is taken.
    """

    def __init__(self, reason: str, name: str = "", wait_ms: int = 0) -> None:
        super().__init__(reason, name, wait_ms)
        self.reason = reason
        self.name = name
        self.wait_ms = wait_ms


class ArchiveError(MusicRecError):
    """An archive of a profile cannot be written or read; nothing was changed.

    Attributes:
        path: the file.
        reason: one of ``"foreign"`` (no archive of a profile), ``"damaged"``, ``"newer"`` (a later version
            wrote it), ``"bomb"`` (it would unpack to too much), ``"disk-full"``, ``"not-writable"``,
            ``"gone"``, ``"unreadable"``, or one of ``core/hollow_files.py``.
        detail: what was met, in a few words; may be empty.
    """

    def __init__(self, path: str, reason: str, detail: str = "") -> None:
        super().__init__(path, reason, detail)
        self.path = path
        self.reason = reason
        self.detail = detail


class MailError(MusicRecError):
    """The weekly letter cannot be mailed, or what was typed for it cannot be used.

    Attributes:
        reason: a short word, for example ``"bad-address"``, ``"bad-server"``, ``"no-account"``.
        what: what was typed; never a password.
    """

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason, what)
        self.reason = reason
        self.what = what


class LetterError(MusicRecError):
    """A weekly letter cannot be written, found or saved.

    Attributes:
        reason: a short word, for example ``"gone"``, ``"bad-week"``, ``"not-begun"``, ``"locked"``.
        what: the week, the path or the link.
    """

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason, what)
        self.reason = reason
        self.what = what


class ChildEndedError(MusicRecError):
    """A process that computes something has ended without a result; nothing of it is used.

    Attributes:
        name: of the process, for the log.
        reason: one of ``"ended"`` (it crashed), ``"out-of-memory"``.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason


class ClusterError(MusicRecError):
    """Several computers cannot analyse together.

    Attributes:
        reason: a word such as ``"not-installed"``, ``"address"``, ``"unprotected"``, ``"versions"``,
            ``"blind"``; ``ui/kit/wording/cluster.py`` has all of them.
        what: the address, file or difference that it is about.
    """

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason, what)
        self.reason = reason
        self.what = what
