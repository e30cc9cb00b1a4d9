"""What the guide's texts must keep to: one module a rule, told so that a writer can mend it."""
