"""Showing music to somebody else: the picture card, the dialog around it, and the verb “Share…”.

Imports services, kit and theme.
Shared lists come in; pictures, texts and files go out.
"""
