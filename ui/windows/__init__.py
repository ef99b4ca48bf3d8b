"""Windows, put together from panels."""
