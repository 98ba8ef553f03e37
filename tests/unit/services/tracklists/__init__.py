"""Answering lists from anywhere."""
