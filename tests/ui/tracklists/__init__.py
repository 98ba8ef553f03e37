"""“Songs like a list” in the window."""
