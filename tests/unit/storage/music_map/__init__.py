"""Tests of the music map in the database."""
