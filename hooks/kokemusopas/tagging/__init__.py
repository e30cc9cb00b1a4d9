"""What software is told of a PDF: its structure, its links, its words."""
