"""The engine: criteria, their readers' vocabulary and what an edition is; it knows no notice and no fact."""
