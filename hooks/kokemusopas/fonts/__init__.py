"""The type, cut for the web and for paper."""
