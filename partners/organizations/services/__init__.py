"""What happens to organisations, one module per subject."""
