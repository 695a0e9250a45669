"""The composition root: settings, addresses and middleware. Nothing imports it."""
