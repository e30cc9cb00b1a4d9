"""From the model to pages: what templates are given, and every file that a build writes."""
