"""The check of the library in the window."""
