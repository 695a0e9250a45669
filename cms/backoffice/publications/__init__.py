"""What the campaign shares and reports: where it is used, and withdrawing and correcting it."""
