"""Staff screens that are not lists."""
