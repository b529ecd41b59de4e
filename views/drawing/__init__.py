"""Drawings of positions: plain geometry, from what may be shown to what a page draws."""
