"""Measuring the automatic queue: simulated listeners, and the user's own history held out."""
