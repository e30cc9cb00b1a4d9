"""The whole guide on one page, and the accessible PDFs."""
