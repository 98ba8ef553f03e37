"""Lists as Qt models: ids from SQL, rows read page by page."""
