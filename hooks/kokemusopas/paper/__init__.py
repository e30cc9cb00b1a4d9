"""The guide on paper: the accessible PDFs, made of the model."""
