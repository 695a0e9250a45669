"""Templates with slots, in versions, and the drawing of what a partner puts into them."""
