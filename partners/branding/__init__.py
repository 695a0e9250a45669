"""Brand kits, templates with slots, and the editions drawn from both."""
