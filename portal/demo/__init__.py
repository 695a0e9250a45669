"""What exists in the demo only: one click instead of a password."""
