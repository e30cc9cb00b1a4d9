"""Figures that are made from the guide's own data, and say in their text what they show."""
