"""What checks and measures the built site, for the tests and by hand: `python -m tools.links`."""
