"""What every test stands on: no screen, and hypothesis without a stopwatch."""

import os

# Before anything imports Qt; a person who wants to see the windows sets it to xcb or wayland.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import HealthCheck, settings

settings.register_profile(
    "house",
    deadline=None,  # a busy machine is no fault of the code
    max_examples=50,
    derandomize=bool(os.environ.get("CI")),  # a landing must not hang on luck
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # qtbot is one
)
settings.register_profile("thorough", parent=settings.get_profile("house"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))
