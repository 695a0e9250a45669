"""SQLite as Django has it, which can also be read when the disk is full."""
