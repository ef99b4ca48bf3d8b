"""One inspection as it stands and every way it can change."""
