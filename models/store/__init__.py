"""The verbs of storage: they flush; only views and commands commit."""
