"""What a caller hands in: frozen, self-describing models of an application."""
