"""Tests of the services of the music map."""
