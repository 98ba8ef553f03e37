"""The import assistant in the window."""
