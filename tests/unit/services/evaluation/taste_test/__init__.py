"""Blind taste tests."""
