"""Whether what a person typed is well-formed, one module per subject."""
