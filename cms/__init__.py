"""What is published, and the staff's back office in the Wagtail admin."""
