"""All SQL: one SQLite database a profile, a store for each kind of thing."""
