"""Staff tooling in the Wagtail admin."""
