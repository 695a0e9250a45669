"""What staff say about the campaign beside its pages."""
