"""What the guide's build does, in plain Python that knows nothing of MkDocs."""
