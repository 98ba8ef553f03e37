"""Sound files as samples: opening, decoding, converting; for those who listen and for those who play."""
