"""What answers a request: five lines each, and the only code that commits."""
