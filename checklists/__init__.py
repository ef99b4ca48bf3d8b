"""The core: what is asked, what was found and how it may change; standard library only."""
