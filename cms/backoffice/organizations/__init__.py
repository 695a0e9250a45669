"""Partner organisations and their applications."""
