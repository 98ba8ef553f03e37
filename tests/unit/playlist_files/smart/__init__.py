"""Tests of smart playlists of other programs."""
