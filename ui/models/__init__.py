"""Adapters between the core's values and Qt's views."""
