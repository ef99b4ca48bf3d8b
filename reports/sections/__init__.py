"""How each piece of a report is drawn."""
