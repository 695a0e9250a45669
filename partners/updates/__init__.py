"""What the campaign reports: one row for each update, whose it is, and how it was corrected."""
