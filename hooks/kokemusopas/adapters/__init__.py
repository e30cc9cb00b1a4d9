"""One file for each third party whose insides must be touched: what is touched, and why."""
