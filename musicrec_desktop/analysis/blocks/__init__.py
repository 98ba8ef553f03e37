"""What is heard in one excerpt: each module turns a ``Spectrum`` into one block of numbers."""
