"""Tests of playlists from files and into files."""
