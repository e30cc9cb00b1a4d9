"""Public addresses: every page, heading and item of the guide, and what they were called before."""
