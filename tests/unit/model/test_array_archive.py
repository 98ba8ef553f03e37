"""Whatever bytes are taken for an archive of arrays: they are read, or refused by one kind of error."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import pytest

from musicrec_desktop.model.array_archive import arrays_of


def archive(**arrays: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=True, **arrays)
    return file.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        written.writestr(name, content)
    return file.getvalue()


def with_header(header: str, version: bytes = b"\x01\x00") -> bytes:
    return zipped("a.npy", b"\x93NUMPY" + version + b"\x76\x00" + header.ljust(117).encode() + b"\n")


def npy() -> bytes:
    file = io.BytesIO()
    np.save(file, np.zeros(3))
    return file.getvalue()


def test_what_was_packed() -> None:
    found = arrays_of(archive(a=np.arange(3), b=np.array("text")))
    assert found["a"].tolist() == [0, 1, 2]
    assert str(found["b"]) == "text"
    assert arrays_of(archive()) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"version https://git-lfs.github.com/spec/v1",
        npy(),
        archive(a=np.arange(99))[:-30],
        archive(a=np.array([{}], dtype=object)),
        zipped("hello.txt", b"no array"),
        with_header("{'descr': '<f4', 'fortran_order': False, 'shape': (3,"),
        with_header("{'descr': '<f4', 'fortran_order': False, 'shape': (10000000000000,), }"),
        with_header("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }"),
        with_header("", version=b"\x09\x00"),
    ],
    ids=("empty", "pointer", "npy", "cut", "objects", "text", "open", "huge", "short", "version"),
)
def test_everything_else_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="arrays"):
        arrays_of(content)


def test_a_damaged_byte_anywhere_raises_nothing_else() -> None:
    content = archive(a=np.arange(40.0), b=np.arange(9))
    for place in range(len(content)):
        damaged = bytearray(content)
        damaged[place] ^= 0x55
        try:
            arrays_of(bytes(damaged))
        except ValueError:
            continue
