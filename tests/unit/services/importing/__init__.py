"""What other players and services know, brought in."""
