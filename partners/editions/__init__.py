"""One organisation's files: where they are made, and where they are taken again."""
