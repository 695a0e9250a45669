"""Templates as staff see them: what partners have now, what is being made, and the step from one to the other."""
