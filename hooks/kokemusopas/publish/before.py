"""What must hold before the site is published: `python -m kokemusopas.publish.before`.

It refuses a public address whose accessibility review is too old by today's date, and says what
an owner should know of the address. The build itself asks no clock: that of a commit made again
years later is the same.
"""

import sys
from datetime import UTC, datetime

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.model import owner
from kokemusopas.model.publisher import PublisherError
from kokemusopas.texts.languages import LanguageError


def main() -> int:
    """Print what there is to know; return 1, with the reason, where nothing may be published."""
    try:
        settings = settings_of_project()
        owner.check(settings.owner, settings.site_url)
        _ = settings.palette  # refused here, before PDFs take their time
        owner.check_age(settings.owner, settings.site_url, datetime.now(UTC).date())
    except (PublisherError, LanguageError) as error:
        print(error, file=sys.stderr)
        return 1
    for said in owner.warnings(settings.owner, settings.site_url):
        print(f"Warning: {said}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
