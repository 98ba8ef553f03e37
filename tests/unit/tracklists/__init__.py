"""Reading lists in text, tables and pages."""
