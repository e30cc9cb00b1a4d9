"""Whether each section says what it is about: it may be quoted alone, without its page."""

import re
from collections.abc import Iterable, Iterator

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.readable import readable
from kokemusopas.checks.rhythm import LIKE_LISTS
from kokemusopas.checks.vocabulary import right_words, says, with_bases
from kokemusopas.texts.glossary import Term
from kokemusopas.translations.translatable import HEAD, Document

# Items, questions and texts to copy are looked up one by one, and name whom they mean.
LIST = re.compile(rf"^(/{{3,}}) *(?:{'|'.join(LIKE_LISTS)})\b.*?^\1 *$", re.MULTILINE | re.DOTALL)
CHECKLIST = re.compile(r"^/{3,} *checklist\b", re.MULTILINE)
MADE = re.compile(r"<!-- (?!picture:)")  # a list of the guide's own things
CITED = re.compile(r"^\{ ?source=.*", re.MULTILINE)


def nameless(
    pages: Iterable[Document], terms: Iterable[Term], about_the_guide: Iterable[str]
) -> Iterator[Finding]:
    """Yield each section of running text that says none of the terms that are the `subject`.

    `about_the_guide` are names of pages whose subject is the guide itself. The first section of
    a page with a checklist only leads to it. Where no term is the subject, none can be lacking.
    """
    subjects = [term for term in terms if term.subject]
    for page in pages if subjects else ():
        if page.name in about_the_guide:
            continue
        written = [one for one in page.sections.items() if one[0] != HEAD]
        leads = bool(CHECKLIST.search(page.text))
        for section, passage in written[leads:]:
            text = LIST.sub("", passage.text)
            body = readable(CITED.sub("", text.partition("\n")[2]))
            words = with_bases(readable(text), page.traits)
            if not re.search(r"\w", body) or MADE.search(text):
                continue
            if not any(says(one, words, page.traits) for one in subjects):
                named = " / ".join(f"`{right_words(one, page.traits)[0]}`" for one in subjects)
                yield told(f"docs/{page.path}", passage.line, "nameless", section, words=named)
