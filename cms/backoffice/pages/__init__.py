"""Pages in their languages, and what the editors look up while they work on one."""
