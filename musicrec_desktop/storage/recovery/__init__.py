"""What is done with a damaged database: repaired in place, or its rows brought into a new one."""
