"""What the campaign shares: one row for each material, and whether it may be seen now."""
