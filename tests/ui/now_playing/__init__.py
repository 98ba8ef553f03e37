"""The now playing window: lyrics, what comes, and what it costs."""
