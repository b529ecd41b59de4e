"""What comes from files: gabarits, and positions that were collected elsewhere."""
