"""Where a sentence is passive: “être” and a past participle, “to be” and a past participle."""

import re
from typing import Final

FRENCH: Final = re.compile(
    r"\b(?:est|sont|était|étaient|sera|seront|serait|seraient|soit|soient|être|été|fut|furent)"
    r" (?:(?:pas|plus|jamais|toujours|aussi|déjà|encore|bien|alors|ensuite|maintenant) )*"
    r"([a-zà-ÿ]+(?:é|ée|és|ées|ie|is|ies|ue|us|ues|ite|its|ites|erte?s?|einte?s?)|"
    r"(?:lu|vu|dit|mis|pris|fait|écrit|choisi|rendu|reçu|tenu|entendu))\b",
    re.IGNORECASE,
)
THE_PAST: Final = (
    *("allé", "arrivé", "descendu", "devenu", "entré", "monté", "mort", "né", "parti"),
    *("passé", "rentré", "resté", "revenu", "tombé", "venu"),
)
HOW_A_THING_IS: Final = ("fermé", "fini", "ouvert", "partagé", "trouvé")
STATES: Final = frozenset({*THE_PAST, *HOW_A_THING_IS})
"""After “être”, these are not passive."""

ENGLISH: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?) "
    r"(?:(?:not|never|always|also|already|still|only|then|now) )*"
    r"([a-z]+ed|seen|kept|sent|read|told|made|given|shown|done|written|known|lost|held|said)\b",
    re.IGNORECASE,
)


def passives(sentence: str, language: str) -> list[str]:
    """Return what is passive in a sentence, as it is written there."""
    if language == "fr":
        return [
            found[0] for found in FRENCH.finditer(sentence) if not _is_a_state(found[1].lower())
        ]
    return [found[0] for found in ENGLISH.finditer(sentence)]


def _is_a_state(participle: str) -> bool:
    return re.sub(r"e?s?$", "", participle) in STATES
