"""What docs/ may bring forth: a declared grammar (grammar.yml) that all of its files keep to."""
