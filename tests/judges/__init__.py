"""Foreign judges on reports of every size, language and layout: run as `python -m tests.judges`."""
