"""The health of a profile."""
