"""Updates: dated pages of the campaign, their list, feeds and share cards."""
