"""What everything that is published under the campaign's name has in common: window, faces, withdrawal, correction."""
