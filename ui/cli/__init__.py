"""The command line: every command without Qt."""
