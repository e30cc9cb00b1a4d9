"""What stands in YAML: the short texts of each language, the term base, words for the tools."""
