"""The blind taste test."""
