"""The table of tracks."""
