"""How long things take, what they weigh, what the search finds: `make bench`."""
