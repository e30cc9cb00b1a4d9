"""The guide's own Markdown: links to sections, checklists, the brief, hard words."""
