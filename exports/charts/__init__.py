"""Drawings of positions as native charts: plain geometry first, then series of points."""
