"""Opens an archive, and reads it one row after the other, whatever it holds."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.errors import ArchiveError, PassphraseError
from musicrec_desktop.core.hollow_files import why_path_hollow
from musicrec_desktop.core.plain_file import open_plain
from musicrec_desktop.encryption.stream import MAGIC, DecryptingReader
from musicrec_desktop.imports.content.limits import (
    LONGEST_VALUE,
    MOST_FILES,
    MOST_PACKAGE_BYTES,
    MOST_RATIO,
    RATIO_MATTERS_BYTES,
)
from musicrec_desktop.imports.content.zip_directory import has_long_directory
from musicrec_desktop.services.profiles.archive.format import (
    FORMAT,
    LONGEST_MANIFEST,
    MANIFEST,
    VERSION,
    Manifest,
    reading_errors,
)

_ZIP: Final = b"PK"


class OpenArchive:
    """An archive that was opened; see ``opened_archive``.

    Attributes:
        manifest: what it says of itself.
    """

    def __init__(self, path: str, package: zipfile.ZipFile, *, is_encrypted: bool) -> None:
        self._path, self._package = path, package
        self._names = set(package.namelist())
        _check_size(path, package)
        self.manifest = self._read_manifest(is_encrypted=is_encrypted)

    def has(self, name: str) -> bool:
        """Whether it has a file of a name."""
        return name in self._names

    def rows(self, name: str) -> Iterator[object]:
        """The values of a file with one value of JSON a line.

        Raises:
            ArchiveError: ``"damaged"``.
        """
        with reading_errors(self._path), self._package.open(name) as file:
            number = 0
            while line := file.readline(LONGEST_VALUE + 1):
                number += 1
                if len(line) > LONGEST_VALUE:
                    raise ArchiveError(self._path, "damaged", f"{name}: line {number} is too long")
                try:
                    yield json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise ArchiveError(self._path, "damaged", f"{name}: line {number}") from error

    def _read_manifest(self, *, is_encrypted: bool) -> Manifest:
        if MANIFEST not in self._names:
            raise ArchiveError(self._path, "foreign")
        with reading_errors(self._path), self._package.open(MANIFEST) as file:
            content = file.read(LONGEST_MANIFEST)
        try:
            found = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise ArchiveError(self._path, "damaged", MANIFEST) from error
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise ArchiveError(self._path, "foreign")
        version, made_by = found.get("version"), found.get("made_by")
        if type(version) is not int or version > VERSION:
            raise ArchiveError(self._path, "newer", made_by if isinstance(made_by, str) else "")
        profile, counts, made_at_ms = found.get("profile"), found.get("counts"), found.get("made_at_ms")
        if (
            not isinstance(profile, dict)
            or not isinstance(counts, dict)
            or type(made_at_ms) is not int
            or not 0 <= made_at_ms < 1 << 60
        ):
            raise ArchiveError(self._path, "damaged", MANIFEST)
        name, colour = profile.get("name"), profile.get("colour")
        return Manifest(
            name if isinstance(name, str) else "",
            colour if isinstance(colour, str) else "",
            made_at_ms,
            made_by if isinstance(made_by, str) else "",
            {str(table): count for table, count in counts.items() if type(count) is int},
            is_encrypted,
        )


@contextlib.contextmanager
def opened_archive(path: str, passphrase: str = "") -> Iterator[OpenArchive]:
    """An archive; nothing of it is unpacked onto the disk.

    Args:
        path: of the file.
        passphrase: of an encrypted one.

    Raises:
        ArchiveError: ``"gone"``, ``"unreadable"``, ``"foreign"``, ``"damaged"``, ``"newer"``, ``"bomb"``,
            or why it is hollow (``core/hollow_files.py``).
        PassphraseError: ``"needed"`` or ``"wrong"``.
    """
    with contextlib.ExitStack() as stack:
        with reading_errors(path):
            file = stack.enter_context(io.BufferedReader(open_plain(path)))
            head = file.read(len(MAGIC))
            file.seek(0)
        is_encrypted = head == MAGIC
        if is_encrypted and not passphrase:
            raise PassphraseError("needed", path)
        if not is_encrypted and not head.startswith(_ZIP):
            raise ArchiveError(path, why_path_hollow(path) or "foreign")
        with reading_errors(path):
            source = io.BufferedReader(DecryptingReader(file, passphrase), 1 << 16) if is_encrypted else file
            if has_long_directory(source):
                raise ArchiveError(path, "bomb")
            package = stack.enter_context(zipfile.ZipFile(source))
        yield OpenArchive(path, package, is_encrypted=is_encrypted)


def _check_size(path: str, package: zipfile.ZipFile) -> None:
    """Refuse what unpacks to far more than any profile has.

    Raises:
        ArchiveError: ``"bomb"``.
    """
    members = package.infolist()
    is_bomb = len(members) > MOST_FILES or sum(each.file_size for each in members) > MOST_PACKAGE_BYTES
    for each in members:
        is_dense = each.file_size > RATIO_MATTERS_BYTES and each.file_size > MOST_RATIO * each.compress_size
        is_bomb = is_bomb or is_dense
    if is_bomb:
        raise ArchiveError(path, "bomb")
