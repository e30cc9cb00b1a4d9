"""The languages of the guide, and what tools must know of each: the one table of them."""

from dataclasses import dataclass

SOURCE = "fi"  # what translations are made from, unless a page says otherwise


@dataclass(frozen=True)
class Traits:
    """What tools must know of a language.

    `locale` is its name for dates and dictionaries, `snowball` that of its stemmer;
    `dotted_dates` tells that 31.1.2023 is a date in it.
    """

    locale: str
    snowball: str
    dotted_dates: bool = False


# As in overrides/components/events/dates.js: Finland's Swedish, Britain's English.
LANGUAGES = {
    "fi": Traits("fi_FI", "finnish", dotted_dates=True),
    "sv": Traits("sv_FI", "swedish", dotted_dates=True),
    "en": Traits("en_GB", "english"),
}
LOCALES = {code: traits.locale for code, traits in LANGUAGES.items()}
