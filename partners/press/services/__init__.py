"""What happens to media contacts and inquiries, one module per subject."""
