"""The folders of a profile, and paths that are not UTF-8.

A path is a ``str`` as ``os.fsdecode`` makes it: undecodable bytes become lone surrogates, and ``os.fsencode``
gives the bytes back. Such a string is never printed or stored; ``display_path`` or bytes are.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection
from dataclasses import dataclass

import platformdirs

APP_DIR_NAME = "musicrec-desktop"


@dataclass(frozen=True, slots=True)
class ProfilePaths:
    """The folders of one profile.

    Attributes:
        data_dir: the database and its backups.
        cache_dir: indexes and cover thumbnails, which can all be made again.
        log_dir: log files.
        runtime_dir: the lock and the socket of the running player.
        music_dir: where the demo library is written.
    """

    data_dir: str
    cache_dir: str
    log_dir: str
    runtime_dir: str
    music_dir: str

    @classmethod
    def default(cls) -> ProfilePaths:
        """The folders that the system provides for this application."""
        dirs = platformdirs.PlatformDirs(APP_DIR_NAME, appauthor=False)
        return cls(
            data_dir=dirs.user_data_dir,
            cache_dir=dirs.user_cache_dir,
            log_dir=dirs.user_log_dir,
            runtime_dir=os.path.join(dirs.user_data_dir, "run"),
            music_dir=os.path.join(dirs.user_data_dir, "demo-music"),
        )

    @classmethod
    def under(cls, root: str) -> ProfilePaths:
        """All folders below one root."""
        root = os.path.abspath(root)
        return cls(
            data_dir=root,
            cache_dir=os.path.join(root, "cache"),
            log_dir=os.path.join(root, "log"),
            runtime_dir=os.path.join(root, "run"),
            music_dir=os.path.join(root, "demo-music"),
        )

    @property
    def database(self) -> str:
        """The path of the SQLite file."""
        return os.path.join(self.data_dir, "library.sqlite3")

    @property
    def tokens(self) -> str:
        """The file of scrobbling secrets where the system has no keyring; readable by its owner only."""
        return os.path.join(self.data_dir, "tokens.json")

    @property
    def index_dir(self) -> str:
        """The folder of similarity indexes."""
        return os.path.join(self.cache_dir, "index")

    @property
    def name_words(self) -> str:
        """The file of the words of all names."""
        return os.path.join(self.cache_dir, "names.words")

    @property
    def cover_wall(self) -> str:
        """The file of the places of albums on the cover wall."""
        return os.path.join(self.cache_dir, "cover-wall.json")

    @property
    def covers_dir(self) -> str:
        """The folder of cover thumbnails."""
        return os.path.join(self.cache_dir, "covers")

    @property
    def evaluation_dir(self) -> str:
        """The folder of measurements of ``musicrec evaluate``."""
        return os.path.join(self.cache_dir, "evaluation")

    def create(self) -> dict[str, OSError]:
        """Create the folders, readable by their owner only; returns those that cannot be written, and why.

        Only ``data_dir`` is needed; without the others less is kept.
        """
        failed: dict[str, OSError] = {}
        for folder in (self.data_dir, self.cache_dir, self.log_dir, self.runtime_dir):
            try:
                os.makedirs(folder, mode=0o700, exist_ok=True)
            except OSError as error:
                failed[folder] = error
            else:
                if not os.access(folder, os.W_OK | os.X_OK):
                    failed[folder] = PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)
        return failed

    def is_usable(self, failed: Collection[str]) -> bool:
        """Whether a library can be opened although some folders cannot be written."""
        return self.data_dir not in failed or os.path.exists(self.database)


def display_path(path: str) -> str:
    """The path as printable Unicode: undecodable bytes become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
