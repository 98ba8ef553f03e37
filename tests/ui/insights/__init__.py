"""The insights page and the year in review."""
