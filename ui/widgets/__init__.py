"""Small controls, each made of standard ones."""
