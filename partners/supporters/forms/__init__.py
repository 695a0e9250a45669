"""What supporters and moderators fill in."""
