"""What an automatic queue must not do, and in which order that gives way in a library too small for it."""
