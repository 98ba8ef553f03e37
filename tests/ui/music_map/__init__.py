"""The page For you and the tracks of its cards."""
