"""A small library of music that the player composes itself, so that everybody can try it at once."""
