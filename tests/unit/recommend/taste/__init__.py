"""Taste."""
