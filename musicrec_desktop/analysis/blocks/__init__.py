"""What is heard in one excerpt: each module turns a ``Spectrum`` into one or more named blocks of numbers."""
