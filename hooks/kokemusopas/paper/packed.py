"""Files packed into one, as word processors and readers of e-books take them."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MIMETYPE = "mimetype"  # comes first and as it is, so that the kind of the file can be read from it
EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip can tell


def packed(files: Mapping[str, str | bytes], media_type: str = "") -> bytes:
    """Return files, {path: content}, as a zip: the same files give the same bytes.

    `media_type` is written first where a format asks for that.
    """
    result = BytesIO()
    with ZipFile(result, "w") as package:
        if media_type:
            package.writestr(_entry(MIMETYPE, ZIP_STORED), media_type)
        for path, content in files.items():
            package.writestr(_entry(path, ZIP_DEFLATED), content)
    return result.getvalue()


def _entry(path: str, how: int) -> ZipInfo:
    entry = ZipInfo(path, EARLIEST)
    entry.compress_type, entry.create_system = how, 3  # the same on every system
    return entry
