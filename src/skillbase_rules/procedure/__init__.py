"""Working days, publicity, filing and the timeline, over procedure rules handed in."""
