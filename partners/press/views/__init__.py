"""Pages of the press, one module per subject."""
