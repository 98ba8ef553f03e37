"""Six styles; each turns a score into sound."""
