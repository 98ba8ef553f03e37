"""Use cases, without Qt: what the window and the command line can do."""
