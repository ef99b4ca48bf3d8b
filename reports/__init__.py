"""What leaves: signed reports, and the verdicts on them."""
