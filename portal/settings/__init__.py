"""Settings: `base` for all, then `demo`, `production` and `test`."""
