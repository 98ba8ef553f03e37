"""Copies and versions: finding, judging, parting, merging, the trash."""
