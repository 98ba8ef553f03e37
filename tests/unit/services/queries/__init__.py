"""What queries mean besides tracks."""
