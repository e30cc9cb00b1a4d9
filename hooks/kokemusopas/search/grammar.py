"""What search knows of each language: the endings of its words, and words that ask for nothing."""

# What may follow a stem, without the dots of its letters, in a form of the same word: regular
# expressions that Python and browsers understand alike.
ENDINGS = {
    "fi": (
        # An inflected noun: link, case, owner, clitic.
        "(?:[aeiouy]|[eiou]?[ij])?"
        "(?:[aeiou]?n|t|t?ta|[aei]|na|s[st]a|l[lt]a|lle|ksi|kse|tta|ne|h[aeiou]n|seen|siin|[dt]en"
        "|tten|[ij]en|[ij]a|ita)?"
        "(?:ni|si|nsa|mme|nne|[ae]n)?(?:kin|kaan|k[oa]|han|pa)?"
        # A verb, or a noun made of it.
        "|[aeiou]{0,2}s?i?(?:n|t|mme|tte|vat|tiin|taan|daan|[dlnr]?a|nut|neet|ttu|tu|ttava|tava"
        "|va|vat)(?:kin|kaan|ko)?"
        "|[aeiou]?(?:mi[sn](?:ta|en|een|eksi|essa|esta)?|minen|ma(?:an|lla|ssa|sta|tta)|essa|ja[nt]?)"
    ),
    # Those of Snowball's stemmers, and those that make an agent, an action or a quality.
    "sv": (
        "|(?:a|e|i|o)?(?:s|n|ns|t|ts|r|rs|d|de|des|nde|ndet|ndes|nden|dde|tt)"
        "|[aeo]?rna?s?|[ae]|are?n?s?|arnas?|aren?s?|ast|ades?|ad|at|het(?:en|er|erna|s)?"
        "|(?:n)?ing(?:en|ar|arna|s)?|igt?a?|ligt?a?|ande|ende"
    ),
    "en": (
        "|s|es|'?s|e|ed|d|ing|ings|er|ers|or|ors|y|ies|ied|ly|al|ally|ment|ments|able|ably"
        "|ness|ion|ions|ation|ations|ive|ful"
    ),
}

# Words that stand in any question and say nothing of what is asked.
IGNORED = {
    "fi": """ja on ei se ne hän he että joka jotka jonka jos kun mutta tai vai niin kuin myös mitä
        mikä mitkä miten kuka ketkä missä mistä mihin milloin miksi onko voiko saako pitääkö voi
        voinko saa saanko ole ovat olla oli tämä tämän tätä tässä nämä sen siitä siinä sitä sille
        hänen häntä hänelle häneltä heidän minä minun sinä sinun me te meidän teidän kanssa sekä
        eli vain jo nyt vielä sitten silloin ennen jälkeen""",
    "sv": """och att det som en ett den de i på är av för med till inte om har kan man jag du vi ni
        han hon hen så när hur vad vem vilka var vart varför eller men också från ut in upp då där
        här sin sitt sina er ert era vid hos efter före under ska skall får vill blir bli vara sig
        din ditt dina min mitt mina""",
    "en": """the a an and or of to in on at for with by from is are be been was were it its this
        that these those i you we they he she them their your our my me us do does did can could
        may might should would will have has had not no if when where what which who whom why how
        as so than then there here into out up about any some one""",
}
