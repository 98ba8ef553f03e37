"""Autoplay."""
