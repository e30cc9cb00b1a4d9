"""What other sites and readers are given: feed, manifest, structured data, codes, cards."""
