"""What is new in the guide: which section changed on which day, and how."""
