"""What a file of this family of calls may state, and how its lists are counted into a fact sheet."""
