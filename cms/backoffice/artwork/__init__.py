"""Templates of the campaign, and how each looks with a partner on it."""
