"""Pages of organisations, one module per subject."""
