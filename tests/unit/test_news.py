"""What is new: which section changed on which day and how, and what readers are told of it."""

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from known_languages import KNOWN
from kokemusopas.addresses.places import Place
from kokemusopas.checks import spelling
from kokemusopas.history import git
from kokemusopas.kept import Store
from kokemusopas.model.guide import Edition
from kokemusopas.news import lines, told
from kokemusopas.news.changes import Change, changes, first_changes, last_changes
from kokemusopas.news.lines import ChangesError, WrittenLine
from kokemusopas.news.sections import SectionChange, changed
from kokemusopas.news.told import Line, News
from kokemusopas.translations.translatable import sections
from model_pages import page

PAGE = """---
title: Palkkio
description: Mitä maksetaan.
---

# Sovi palkkiosta { #palkkio }

Sovi ajoissa.

## Kulut { #kulut }

Kulut korvataan aina. Korvaus on enintään 0,55 euroa kilometriltä.

- matka
- ruoka

## Lasku { #lasku }

Kysy taloushallinnosta. Se tietää, miten lasku maksetaan ja milloin.
"""
ADDED = "Lupaa korvata kulut jo silloin, kun pyydät kokemustoimijaa mukaan."


def differences(old: str, new: str) -> list[SectionChange]:
    """Return what happens to the sections of PAGE when `new` takes the place of `old`."""
    assert old in PAGE
    before, after = (sections("palkkio.md", "fi", text) for text in (PAGE, PAGE.replace(old, new)))
    return list(changed(before, after))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("0,55 euroa", "0,57 euroa", ("figures", "0,55 euroa", "0,57 euroa")),
        ("- ruoka", f"- ruoka\n\n{ADDED}", ("added", "", ADDED)),
        ("Kulut korvataan aina.", "Korvaa aina kulut.", ("sentence", "", "Korvaa aina kulut.")),
        ("- matka\n- ruoka\n", "", ("shorter", "", "")),
        ("## Kulut {", "## Korvaa kulut {", ("title", "Kulut", "")),
        ("- matka\n- ruoka", "- matkat\n- ruuat\n- yöpyminen", ("edited", "", "")),
        (
            "Kulut korvataan aina. Korvaus on enintään 0,55 euroa kilometriltä.",
            "Tämän päättää organisaatiosi. Kysy siltä ennen kuin lupaat mitään. Kirjoita ylös.",
            ("rewritten", "", ""),
        ),
    ],
)
def test_a_changed_section_tells_how_it_changed(
    old: str, new: str, expected: tuple[str, str, str]
) -> None:
    (one,) = differences(old, new)
    assert (one.id, (one.how, one.before, one.after)) == ("kulut", expected)


def test_a_long_addition_is_quoted_up_to_a_whole_word() -> None:
    (one,) = differences("- ruoka", f"- ruoka\n\n{'Kysy kaikista kuluista erikseen ' * 6}.")
    assert one.after.startswith("Kysy kaikista")
    assert one.after.endswith("kuluista …")
    assert len(one.after) <= 120


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Palkkio", "title: Raha"),
        ("description: Mitä maksetaan.", "description: Kuka maksaa."),
        (
            "description:",
            "translation:\n  source: fi\n  sections:\n    kulut: abcdefgh\ndescription:",
        ),
        ("Kulut korvataan", "**Kulut**\nkorvataan"),
        ("taloushallinnosta", "[taloushallinnosta](muu.md)"),
        ("## Lasku {", "### Lasku {"),
    ],
)
def test_front_matter_records_and_markup_are_no_change(old: str, new: str) -> None:
    assert differences(old, new) == []


def test_the_most_telling_change_comes_first() -> None:
    rest = PAGE[PAGE.index("Sovi ajoissa.") :]
    new = "Sovi heti ajoissa.\n\n## Verokortti { #verokortti }\n\nPyydä se.\n"
    assert [(one.id, one.how) for one in differences(rest, new)] == [
        ("verokortti", "new"),
        ("palkkio", "sentence"),
        ("kulut", "gone"),
        ("lasku", "gone"),
    ]


@pytest.fixture
def history(tmp_path: Path) -> "History":
    """An empty folder of docs in a repository."""
    made = History(tmp_path / "docs")
    (made.docs / "fi").mkdir(parents=True)
    made.git("init", "-q")
    return made


class History:
    """A folder of docs whose commits are made on given days."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs

    def git(self, *arguments: str, day: str = "2026-03-01") -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        when = os.environ | {"GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00"}
        subprocess.run(["git", *who, *arguments], cwd=self.docs, check=True, env=when)

    def commit(self, day: str, file: str, text: str) -> None:
        (self.docs / file).write_text(text, "utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", "x", day=day)

    def told(self, **options: object) -> list[tuple[str, str, bool, list[str]]]:
        """Return (file, day, whether it is new, sections) of each change."""
        found = changes(self.docs, ("fi",), **options)  # type: ignore[arg-type]
        return [
            (one.file, one.at.date().isoformat(), one.new, [part.id for part in one.sections])
            for one in found
        ]


def test_the_history_tells_one_change_a_page_and_day_the_newest_first(history: History) -> None:
    history.commit("2026-03-01", "fi/palkkio.md", PAGE)
    history.commit("2026-03-02", "fi/palkkio.md", PAGE.replace("ajoissa", "heti"))
    history.commit("2026-03-02", "fi/palkkio.md", PAGE.replace("korvataan aina", "korvataan"))
    history.commit("2026-03-03", "fi/palkkio.md", PAGE.replace("korvataan aina", "**korvataan**"))
    history.commit("2026-03-03", "fi/_style.md", "# Tyyli { #tyyli }\n")
    assert history.told() == [
        ("fi/palkkio.md", "2026-03-02", False, ["kulut"]),
        ("fi/palkkio.md", "2026-03-01", True, []),
    ]
    found = changes(history.docs, ("fi",))
    assert first_changes(found) == {"fi/palkkio.md": datetime(2026, 3, 1, 12, tzinfo=UTC)}
    assert last_changes(found) == {"fi/palkkio.md": datetime(2026, 3, 2, 12, tzinfo=UTC)}


def test_a_renamed_page_keeps_its_history_and_what_it_was_called(history: History) -> None:
    history.commit("2026-03-01", "fi/raha.md", PAGE)
    history.git("mv", "fi/raha.md", "fi/palkkio.md")
    history.commit("2026-03-02", "fi/palkkio.md", PAGE)
    history.commit("2026-03-03", "fi/palkkio.md", PAGE.replace("ajoissa", "heti"))
    found = changes(history.docs, ("fi",))
    assert [(one.file, one.then, one.new) for one in found] == [
        ("fi/palkkio.md", "fi/palkkio.md", False),
        ("fi/palkkio.md", "fi/raha.md", True),
    ]


def test_a_merge_tells_what_it_brought_on_its_day(history: History) -> None:
    history.commit("2026-03-01", "fi/palkkio.md", PAGE)
    history.git("checkout", "-qb", "haara")
    history.commit("2026-03-02", "fi/palkkio.md", PAGE.replace("ajoissa", "heti"))
    history.git("checkout", "-q", "-")
    history.commit("2026-03-03", "fi/muu.md", "# Muu { #muu }\n")
    history.git("merge", "-q", "--no-ff", "-m", "x", "haara", day="2026-03-04")
    assert history.told()[0] == ("fi/palkkio.md", "2026-03-04", False, ["palkkio"])


def test_a_section_with_another_id_is_the_same_where_an_alias_says_so(history: History) -> None:
    history.commit("2026-03-01", "fi/palkkio.md", PAGE)
    history.commit("2026-03-02", "fi/palkkio.md", PAGE.replace("#kulut", "#korvaukset"))
    assert history.told()[0][3] == ["korvaukset", "kulut"]
    assert history.told(renamed={"palkkio#kulut": "korvaukset"})[1:] == []


def test_a_changed_term_is_a_change_of_the_glossary(history: History) -> None:
    term = "- id: palkkio\n  fi: {term: palkkio, definition: Raha työstä.}\n"
    history.commit("2026-03-01", "fi/sanasto.md", "# Sanasto { #sanasto }\n")
    history.commit("2026-03-01", "terms.yml", term)
    history.commit("2026-03-02", "terms.yml", term.replace("työstä", "tehtävästä"))
    assert history.told() == [
        ("fi/sanasto.md", "2026-03-02", False, ["palkkio"]),
        ("fi/sanasto.md", "2026-03-01", True, []),
    ]


def test_what_cannot_be_read_any_more_is_passed_over(history: History) -> None:
    history.commit("2026-03-01", "fi/palkkio.md", "---\n- [\n---\n# Palkkio { #palkkio }\n")
    history.commit("2026-03-02", "fi/palkkio.md", PAGE)
    (history.docs / "fi/uusi.md").write_text(PAGE, "utf-8")
    assert history.told() == [("fi/palkkio.md", "2026-03-02", True, [])]


def test_without_a_whole_history_nothing_is_said_of_changes(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert history.told() == []
    history.commit("2026-03-01", "fi/palkkio.md", PAGE)
    history.commit("2026-03-02", "fi/palkkio.md", PAGE.replace("ajoissa", "heti"))
    shallow = tmp_path / "shallow"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", history.docs.as_uri(), shallow], check=True
    )
    assert changes(shallow, ("fi",)) == []
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert changes(tmp_path, ("fi",)) == []
    monkeypatch.setenv("PATH", "")
    assert changes(history.docs, ("fi",)) == []


def test_changes_are_read_from_the_history_once_and_kept(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.commit("2026-03-01", "fi/palkkio.md", PAGE)
    history.commit("2026-03-02", "fi/palkkio.md", PAGE.replace("0,55", "0,57"))
    found = changes(history.docs, ("fi",), {}, Store(tmp_path / "kept"))
    assert found[0].sections
    monkeypatch.setattr(git, "texts", None)
    again = changes(history.docs, ("fi",), {}, Store(tmp_path / "kept", most=1))
    assert again == found


FEED = {
    "new": "Uusi: {title}",
    "one": "{title}: kohdassa {sections}",
    "some": "{title}: kohdissa {sections}",
    "others": "muissa",
    "changed": "Muutettu: {title}",
    "quoted": "”{text}”",
    "how": {
        "new": "uusi kohta",
        "figures": "ennen {before}, nyt {after}",
        "added": "lisätty {after}",
        "title": "otsikko oli {before}",
        "edited": "muokattu",
        "gone": "poistettu",
        "moved": "nyt kohdassa {after}",
    },
}
EDITION = Edition(KNOWN["fi"], "", {"feed": FEED}, {"palkkio": page(PAGE, "palkkio")})
ELSEWHERE = Place("sovittu", "raha", 2, {"fi": "Raha"}, {"fi": "sovittu/"})
MOVED = {"palkkio#maksu": ELSEWHERE}
FILE = "fi/palkkio.md"
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def news_of(*parts: SectionChange, written: tuple[WrittenLine, ...] = ()) -> News:
    """Return what is told of a day on which sections of PAGE changed."""
    (one,) = told.news(EDITION, [Change(FILE, FILE, AT, sections=parts)], written, MOVED)
    return one


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (SectionChange("kulut", "K", "new"), ("Kulut", "palkkio/#kulut", "uusi kohta")),
        (
            SectionChange("kulut", "K", "figures", "5 euroa", "6 euroa"),
            ("Kulut", "palkkio/#kulut", "ennen 5 euroa, nyt 6 euroa"),
        ),
        (
            SectionChange("kulut", "K", "added", after="Kysy."),
            ("Kulut", "palkkio/#kulut", "lisätty ”Kysy.”"),
        ),
        (SectionChange("palkkio", "P", "edited"), ("Sovi palkkiosta", "palkkio/", "muokattu")),
        (SectionChange("maksu", "M", "gone"), ("M", "sovittu/#raha", "nyt kohdassa ”Raha”")),
        (SectionChange("vero", "Vero", "gone"), ("Vero", "palkkio/", "poistettu")),
    ],
)
def test_a_line_leads_to_its_section_and_to_where_it_has_moved(
    change: SectionChange, line: tuple[str, str, str]
) -> None:
    found = news_of(change)
    assert found.lines == (Line(*line),)
    assert found.url == line[1]


def test_a_title_names_up_to_three_sections_of_the_page() -> None:
    text = PAGE + "".join(f"\n## {name} {{ #{name.lower()} }}\n" for name in ("Aa", "Bb", "Cc"))
    edition = Edition(KNOWN["fi"], "", {"feed": FEED}, {"palkkio": page(text, "palkkio")})
    ids = ["palkkio", "kulut", "lasku", "aa", "bb", "vero"]
    titles = []
    for number in (1, 2, 3, 5):
        parts = tuple(SectionChange(one, "", "edited") for one in ids[:number])
        (one,) = told.news(edition, [Change(FILE, FILE, AT, sections=parts)], (), MOVED)
        assert len(one.lines) == min(number, 3)
        titles.append(one.title)
    assert titles == [
        "Muutettu: Palkkio",
        "Palkkio: kohdassa ”Kulut”",
        "Palkkio: kohdissa ”Kulut” ja ”Lasku”",
        "Palkkio: kohdissa ”Kulut”, ”Lasku”, ”Aa” ja muissa",
    ]


def test_what_a_writer_says_takes_the_place_of_what_can_be_told_without() -> None:
    written = (
        WrittenLine(date(2026, 3, 1), "palkkio", "kulut", "Raja on nyt tämän vuoden."),
        WrittenLine(date(2026, 3, 3), "palkkio", "lasku", "Vasta myöhemmin."),
    )
    parts = [SectionChange(one, "", "edited") for one in ("lasku", "kulut")]
    assert [one.text for one in news_of(*parts, written=written).lines] == [
        "Raja on nyt tämän vuoden.",
        "muokattu",
    ]


def test_a_new_page_is_told_by_its_description_and_a_page_tells_its_last_three_changes() -> None:
    parts = tuple(SectionChange(one, "", "edited") for one in ("kulut", "lasku"))
    some = [
        *(Change(FILE, FILE, AT.replace(day=day), sections=parts) for day in (4, 3)),
        Change(FILE, FILE, AT, new=True),
        Change("fi/poistettu.md", "fi/poistettu.md", AT, new=True),
    ]
    found = told.news(EDITION, some, (), MOVED)
    assert (found[-1].title, found[-1].summary) == ("Uusi: Palkkio", "Mitä maksetaan.")
    days = [(at.day, line.heading) for at, line in told.latest(found)]
    assert days == [(4, "Kulut"), (4, "Lasku"), (3, "Kulut")]


def test_the_words_of_a_line_are_looked_over(tmp_path: Path) -> None:
    (tmp_path / "fi").mkdir()
    text = "# Omin sanoin\n2026-03-01:\n  palkkio#kulut: Tässä on kirjjoitusvirhe.\n"
    (tmp_path / "fi" / lines.NAME).write_text(text, "utf-8")
    documents = {"fi": lines.as_document(tmp_path, KNOWN["fi"])}
    (finding,) = spelling.misspelt(documents, KNOWN["fi"], [], spelling.known_by([]))
    assert (finding.path, finding.line) == (f"docs/fi/{lines.NAME}", 3)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2026-03-01: teksti", "below each day"),
        ("- a", "below each day"),
        ("maanantai:\n  palkkio: Rivi.", "`maanantai` must be a day"),
        ("2026-03-01:\n  palkkio#kulu: Rivi.", "`palkkio#kulu` is no page or section"),
        ("2026-03-01:\n  raha: Rivi.", "`raha` is no page or section"),
    ],
)
def test_a_line_that_fits_nowhere_is_named(tmp_path: Path, text: str, fault: str) -> None:
    assert lines.load(tmp_path / lines.NAME) == []
    (tmp_path / lines.NAME).write_text(text, "utf-8")
    with pytest.raises(ChangesError, match=fault):
        told.news(EDITION, [], lines.load(tmp_path / lines.NAME), MOVED)
