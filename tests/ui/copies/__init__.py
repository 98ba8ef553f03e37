"""The page of copies and versions."""
