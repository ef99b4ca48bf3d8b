"""The exit codes of every command; scripts rely on them."""

DONE, FOUND_FAULTS, COULD_NOT_TELL, REFUSED, WRONG_USE = 0, 1, 2, 3, 64
# As a shell says it of a program whose reader went away, such as `head`.
READER_GONE = 141
