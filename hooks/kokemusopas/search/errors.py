"""What can be wrong with what search is given."""


class SearchError(Exception):
    """Search words cannot be read, or are given for a section that there is not."""
