"""Write what the checks find in the translations, for the comment on a pull request.

`python -m kokemusopas.checks.pull_request` writes build/translations.json, from which
`python -m kokemusopas.translations.comment` words the comment.
"""

import json
import sys
from datetime import date
from pathlib import Path

from kokemusopas.checks.every_rule import in_translations, read
from kokemusopas.translations.report import as_data
from kokemusopas.translations.status import compare


def main(docs: Path, report: Path, today: date) -> int:
    """Write the report; what it says is no failure."""
    checked = read(docs)
    found = [str(finding) for finding in in_translations(checked)]
    report.parent.mkdir(exist_ok=True)
    data = as_data(compare(checked.documents), found, today)
    report.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path("docs"), Path("build/translations.json"), date.today()))
