"""Addresses of servers as the user types them."""

from __future__ import annotations

import pytest

from musicrec_desktop.services.scrobbling.accounts import usable_url


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("api.listenbrainz.org", "https://api.listenbrainz.org"),
        (" https://ws.audioscrobbler.com/2.0/ ", "https://ws.audioscrobbler.com/2.0/"),
        ("https://host/", "https://host"),
        ("localhost:42010/apis/listenbrainz", "http://localhost:42010/apis/listenbrainz"),
        ("127.0.0.1", "http://127.0.0.1"),
        ("[::1]:80", "http://[::1]:80"),
        ("localhost.example.org", "https://localhost.example.org"),
        ("http://nas.lan:8000", "http://nas.lan:8000"),
        ("ftp://host", ""),
        ("https://me:word@host", ""),
        ("https://host?token=1", ""),
        ("https://host#x", ""),
        ("https://host:99999", ""),
        ("http://[::1", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_https_unless_written_out_or_on_this_machine(typed: str, kept: str) -> None:
    assert usable_url(typed) == kept
