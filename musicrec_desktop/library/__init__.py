"""Files on disk become values: what is there, what changed, what its tags say."""
