"""The guide, the checklist, the brief and the nutshell as accessible PDFs."""
