"""The press room as press officers keep it: what it says of itself, lines of each kind, and releases."""
