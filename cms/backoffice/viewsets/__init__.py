"""What staff list and edit, one module per subject."""
