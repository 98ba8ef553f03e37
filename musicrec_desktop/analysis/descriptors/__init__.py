"""Numbers with a meaning for people: each module turns the spectra of a track's excerpts into one or two."""
