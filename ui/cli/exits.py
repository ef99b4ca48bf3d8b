"""The exit codes of every command; scripts rely on them."""

DONE, FOUND_FAULTS, COULD_NOT_TELL, REFUSED, WRONG_USE = 0, 1, 2, 3, 64
