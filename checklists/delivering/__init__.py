"""What was promised and delivered: the case around a visit, and how it is checked."""
