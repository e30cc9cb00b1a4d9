"""Pictures of the guide for other sites and for home screens, drawn in its own look."""
