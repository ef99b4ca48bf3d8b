"""The parts of a window, each with one task."""
