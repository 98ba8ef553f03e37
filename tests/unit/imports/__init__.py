"""Files of other players and services, read."""
