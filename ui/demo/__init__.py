"""A fictional case with two visits, from workspace to verified report, for trying the program."""
