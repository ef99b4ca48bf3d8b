"""PSSM Inspector: start the window, or run one command."""
