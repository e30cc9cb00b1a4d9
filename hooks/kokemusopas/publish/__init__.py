"""The last touch before the site is published: styles, scripts, safety, offline."""
