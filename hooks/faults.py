"""Say plainly that a file cannot be written, where MkDocs would print its own insides."""

from kokemusopas.adapters.i18n import late
from kokemusopas.kept import unwritten
from mkdocs.exceptions import Abort


@late
def on_build_error(error: Exception) -> None:
    if isinstance(error, OSError):
        raise Abort(unwritten.sentence(error))
