"""Gathers what a report of a bug needs, without anything personal: no name, path, title, host or account."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Mapping
from importlib import metadata
from typing import Final

import musicrec_desktop
from musicrec_desktop.core.errors import PlaybackError, StorageError
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.bug_report import BugReport, Facts
from musicrec_desktop.playback.vlc import library as vlc_library
from musicrec_desktop.services.health.log_reading import last_troubles
from musicrec_desktop.storage.backups import DAY_MS, Backups
from musicrec_desktop.storage.examination.counting import (
    library_figures,
    settings_that_differ,
    sqlite_version,
)

_PACKAGES: Final = ("PySide6-Essentials", "numpy", "mutagen", "av", "python-vlc", "annoy", "librosa")
_ENVIRONMENT: Final = ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM", "MUSICREC_AUDIO_OUTPUT")
_NOT_THERE: Final = "not there"


def bug_report(paths: ProfilePaths, front_end: Facts | None = None) -> BugReport:
    """The facts of this machine and of a profile, which may be damaged or open elsewhere; nothing is changed.

    It takes about a second for a library of 100,000 tracks, and loads FFmpeg and libVLC.

    Args:
        paths: of the profile.
        front_end: what the window knows of its screens; None for a command.
    """
    sections: dict[str, Facts] = {
        "program": {
            "MusicRec": musicrec_desktop.__version__,
            "Python": platform.python_version(),
            "SQLite": sqlite_version(),
            **_package_versions(),
        },
        "machine": {
            "system": f"{platform.system()} {platform.release()}",
            "processor": platform.machine(),
            "cores": os.cpu_count() or 0,
            "file names": sys.getfilesystemencoding(),
            **{name: value for name in _ENVIRONMENT if (value := _word(os.environ.get(name, "")))},
        },
        "sound": {**_sound(), **_ffmpeg()},
    }
    if front_end is not None:
        sections["window"] = front_end
    sections["library"] = _library(paths)
    sections["backups"] = _backups(paths)
    sections["settings that differ"] = _settings(paths)
    return BugReport(sections, last_troubles(paths.log_dir))


def _package_versions() -> dict[str, str]:
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = _NOT_THERE
    return found


def _word(value: str) -> str:
    """A value of the environment, as far as it is made of plain words."""
    return value if value.isascii() and all(part.isalnum() for part in value.split(":")) else ""


def _sound() -> dict[str, str]:
    """Devices bear the names that people give them, so the modules of libVLC are told and no device."""
    try:
        bindings = vlc_library.load_bindings()
        instance = vlc_library.open_instance(bindings)
    except PlaybackError as error:
        return {"libVLC": error.reason}
    try:
        modules = vlc_library.output_modules(bindings, instance)
    finally:
        instance.release()
    return {"libVLC": vlc_library.library_version(bindings), "outputs": ", ".join(modules) or "none"}


def _ffmpeg() -> Mapping[str, str]:
    try:
        from musicrec_desktop.audio.decode import ffmpeg_versions  # late: FFmpeg is large
    except ImportError:
        return {"FFmpeg": _NOT_THERE}
    return ffmpeg_versions()


def _library(paths: ProfilePaths) -> Facts:
    if not os.path.exists(paths.database):
        return {"database": _NOT_THERE}
    try:
        return library_figures(paths.database)
    except StorageError as error:
        return {"database": type(error).__name__}


def _settings(paths: ProfilePaths) -> Facts:
    if not os.path.exists(paths.database):
        return {}
    try:
        return settings_that_differ(paths.database)
    except StorageError:
        return {}


def _backups(paths: ProfilePaths) -> Facts:
    copies = Backups(paths.database).all()
    facts: dict[str, str | int] = {"copies": len(copies), "unfinished": len(Backups(paths.database).drafts())}
    if copies:
        facts["damaged"] = sum(not copy.counts for copy in copies)
        facts["newest, in days"] = (time.time_ns() // 1_000_000 - copies[0].made_at_ms) // DAY_MS
    return facts
