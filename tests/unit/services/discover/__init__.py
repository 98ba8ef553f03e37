"""The cards of the day."""
