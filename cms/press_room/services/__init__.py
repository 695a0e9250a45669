"""The press room's kit, and who writes on its page."""
