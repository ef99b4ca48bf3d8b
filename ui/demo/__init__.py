"""A fictional verification visit, from workspace to verified report, for trying the program."""
