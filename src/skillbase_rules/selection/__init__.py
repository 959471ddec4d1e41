"""Places, pools and who gets a place, over selection rules handed in."""
