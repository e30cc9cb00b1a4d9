"""What other sites and readers are given: a feed, a manifest, structured data, codes, JSON."""
