"""The composition root: settings, URLs and middleware. Nothing imports it."""
