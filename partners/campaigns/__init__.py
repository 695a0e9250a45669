"""The joint effort: its statement and who stands behind it."""
