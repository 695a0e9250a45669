"""Writing the next version of a text that binds people, and publishing it as the second person."""
