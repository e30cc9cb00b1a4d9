// @ts-check
/**
 * Lead on from the small page of a section. Without a script its `refresh` does; that one is kept
 * from those who make previews, since some would follow it and show the page instead.
 */
const link = document.querySelector("a");
if (link) location.replace(link.href);
