"""A list of files that is longer than memory is not read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from musicrec_desktop.imports.content import zip_directory
from musicrec_desktop.imports.content.zip_directory import has_long_directory
from tests.unit.imports.reading import refusal


def _archive(files: int, comment: bytes = b"") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(files):
            archive.writestr(f"{number:0100}.json", b"")
        archive.comment = comment
    return packed.getvalue()


@pytest.mark.parametrize("comment", [b"", b"said", b"PK\5\6 said", b"x" * 0xFFFF])
def test_it_is_as_long_as_the_archive_says(comment: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    data = _archive(20, comment)
    monkeypatch.setattr(zip_directory, "MOST_DIRECTORY_BYTES", 20 * (46 + 105))
    assert not has_long_directory(io.BytesIO(data))
    monkeypatch.setattr(zip_directory, "MOST_DIRECTORY_BYTES", 20 * (46 + 105) - 1)
    # zipfile looks for the record where this one is found, and finds none behind such a comment.
    assert has_long_directory(io.BytesIO(data)) or comment.startswith(b"PK")


def test_an_archive_with_long_numbers_tells_it_there(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _archive(70_000)
    assert has_long_directory(io.BytesIO(data))
    monkeypatch.setattr(zip_directory, "MOST_DIRECTORY_BYTES", 70_000 * (46 + 105))
    assert not has_long_directory(io.BytesIO(data))


@pytest.mark.parametrize("data", [b"", b"PK\5\6", b"PK\5\6" + bytes(17), b"x" * 100_000])
def test_what_is_no_archive_has_none(data: bytes) -> None:
    file = io.BytesIO(data)
    file.seek(min(3, len(data)))
    assert not has_long_directory(file)
    assert file.tell() == min(3, len(data))


def test_an_import_of_too_many_files_is_refused_before_they_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.zip").write_bytes(_archive(60_000))

    def never(*_: object) -> None:
        raise AssertionError("the list was read")

    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", never)
    assert refusal(tmp_path / "a.zip").reason == "too-many-files"


def test_a_file_without_a_name_is_read_like_others(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("x"), b"nothing")
    data = path.read_bytes().replace(b"x", b"\0", 2)
    path.write_bytes(data)
    assert refusal(path).reason == "nothing-found"
