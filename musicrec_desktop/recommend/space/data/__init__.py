"""What is shipped with the room: a sound space for small libraries."""
