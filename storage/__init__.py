"""What stays: the encrypted workspace on this laptop."""
