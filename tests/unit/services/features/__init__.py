"""Features that librosa computes, kept and written as a table."""
