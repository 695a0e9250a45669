"""Members of staff: accounts, groups, and what each sets for oneself."""
