"""The music map in the window."""
