"""Sound through miniaudio."""
