"""Which section of a translation was made from which wording of its source, and what follows."""
