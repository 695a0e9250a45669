"""The materials that the campaign shares."""
