"""Pages of co-branding, one module per subject."""
