"""What the campaign says, in English and Ukrainian: plain data that the demo is seeded from."""
