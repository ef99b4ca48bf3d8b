"""How people and scripts ask: the window and the command line."""
