"""Neighbours and labels."""
