"""The reading: plain Python and exact fractions, from counts per place to what may be shown."""
