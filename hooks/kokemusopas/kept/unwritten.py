"""Why a file could not be written or read, for whoever runs a command and is no programmer."""

import errno

REASONS = {
    errno.ENOSPC: "The disk is full: make room, then run this again",
    errno.EDQUOT: "The disk is full for this user: make room, then run this again",
    errno.EROFS: "This disk can only be read: build in a folder that can be written to",
    errno.EACCES: "This user may not do that: change the rights of the folder, or build elsewhere",
    errno.EPERM: "This user may not do that: change the rights of the folder, or build elsewhere",
    errno.EMFILE: "Too many files are open: close other programs, or raise `ulimit -n`",
}


def sentence(error: OSError) -> str:
    """Return what is wrong with which file, and what to do about it."""
    reason = REASONS.get(error.errno or 0, error.strerror or str(error))
    return f"{error.filename}: {reason}." if error.filename else f"{reason}."
