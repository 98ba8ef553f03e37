"""The command ``musicrec``: everything but the window, for scripts and for checking."""
