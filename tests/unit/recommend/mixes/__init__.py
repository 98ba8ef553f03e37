"""Cards of a library in memory."""
