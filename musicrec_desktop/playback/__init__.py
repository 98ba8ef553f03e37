"""Sound and transport: engines, the queue and the player."""
