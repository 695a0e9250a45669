"""One organisation's files: the studio where they are made, and the list from which they are taken again."""
