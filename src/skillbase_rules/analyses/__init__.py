"""What follows a verdict, over any edition: sensitivity, remedies, what-if, preference, comparison."""
