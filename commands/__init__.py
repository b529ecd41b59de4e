"""What is typed: `flask lire`, and the commands that keep an installation going."""
