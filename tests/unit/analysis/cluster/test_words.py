"""What is typed and what is compared: addresses, keys, mounts, versions."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.analysis.cluster.address import ClusterAddress, address_of, check_protection
from musicrec_desktop.analysis.cluster.mounts import local_path, local_subject, mount_of
from musicrec_desktop.analysis.cluster.terms import Terms, differences
from musicrec_desktop.core.errors import ClusterError
from musicrec_desktop.model.span import PartOfFile, Span

TERMS = Terms("0.2.0", 7, 6, "2026.8.0")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("tcp://127.0.0.1:9000", ClusterAddress("tcp", "127.0.0.1", 9000)),
        ("tls://nas", ClusterAddress("tls", "nas", 8786)),
        ("tls://[::1]:0", ClusterAddress("tls", "::1", 0)),
        ("tls://[fe80::1]", ClusterAddress("tls", "fe80::1", 8786)),
    ],
)
def test_addresses(text: str, address: ClusterAddress) -> None:
    assert address_of(text) == address
    assert address_of(str(address)) == address


@pytest.mark.parametrize(
    "text",
    [
        "nas:8786",
        "http://nas:80",
        "tcp://",
        "tcp://nas:x",
        "tcp://nas:70000",
        "tls://a@b:1",
        "tls://nas/x",
        "",
    ],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ClusterError) as caught:
        address_of(text)
    assert (caught.value.reason, caught.value.what) == ("address", text)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "[::1]"])
def test_this_computer_needs_no_key(host: str) -> None:
    check_protection(address_of(f"tcp://{host}:1"), None)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "nas", "[::]", "localhost.example.org"])
def test_the_network_needs_tls(host: str) -> None:
    with pytest.raises(ClusterError) as caught:
        check_protection(address_of(f"tcp://{host}:1"), None)
    assert caught.value.reason == "unprotected"


def test_keys(tmp_path: Path) -> None:
    def reason(text: str, key: Path | None) -> str:
        with pytest.raises(ClusterError) as caught:
            check_protection(address_of(text), None if key is None else str(key))
        return caught.value.reason

    key = tmp_path / "key.pem"
    assert reason("tls://nas", None) == "no-key"
    assert reason("tls://nas", key) == "key-unreadable"
    key.write_text("key")
    key.chmod(0o640)
    assert reason("tls://nas", key) == "key-open"
    key.chmod(0o600)
    assert reason("tcp://127.0.0.1", key) == "needless-key"
    check_protection(address_of("tls://nas"), str(key))


def test_the_deepest_mount_counts() -> None:
    mounts = [mount_of("/mnt/nas=/music"), mount_of("/mnt/nas/live/=/live")]
    found = [
        local_path(path, mounts)
        for path in ("/mnt/nas/a/b.mp3", "/mnt/nas/live/c.mp3", "/mnt/nascar/d.mp3", "/home/e.mp3", "HOME")
    ]
    assert found == ["/music/a/b.mp3", "/live/c.mp3", "/mnt/nascar/d.mp3", "/home/e.mp3", "HOME"]
    assert local_path("/mnt/nas/caf\udce9.mp3", mounts) == "/music/caf\udce9.mp3"


def test_a_part_of_a_file_is_moved_and_a_picture_is_not() -> None:
    mounts = [mount_of("/mnt=/music")]
    part = PartOfFile("/mnt/a.flac", Span(0, 75))
    assert local_subject(part, mounts) == PartOfFile("/music/a.flac", Span(0, 75))
    assert local_subject(b"/mnt/", mounts) == b"/mnt/"


def test_everything_can_be_mounted_elsewhere() -> None:
    assert local_path("/a/b.mp3", [mount_of("/=/everything")]) == os.path.join("/everything", "a", "b.mp3")


@pytest.mark.parametrize("text", ["/mnt/nas", "mnt=/music", "/mnt=music", "=", ""])
def test_what_is_no_mount(text: str) -> None:
    with pytest.raises(ClusterError) as caught:
        mount_of(text)
    assert caught.value.reason == "map"


def test_versions_are_compared_one_by_one() -> None:
    assert differences(TERMS, TERMS.as_dict()) == ""
    assert differences(TERMS, replace(TERMS, features=8).as_dict()) == "features 8 there, 7 here"
    told = differences(TERMS, {"program": "0.1.0"})
    assert "MusicRec Desktop 0.1.0 there, 0.2.0 here" in told
    assert "distributed unknown there, 2026.8.0 here" in told
