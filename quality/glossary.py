"""The words of the field: those that a participant never meets, and where the others are explained.

A term is looked for at the beginning of a word, in small or capital letters.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

AVOIDED: Final[Mapping[str, tuple[str, ...]]] = {
    "fr": (
        "démarche réflexive",
        "(?:cette|votre) démarche",
        "position actuelle",
        "position désirée",
        "gabarit",
        "cadre",
        "zone",
        "pôle",
        "constat",
        "divergence",
        "convergence",
        "écarts?",
        "treillis",
        "agrég",
        "modalité",
        "préalable",
        "afin de",
        "ainsi que",
        "lors de",
        "concernant",
        "intervenant",
        "bénéficiaire",
        "usager",
        "anonym",
    ),
    "en": (
        "current position",
        "desired position",
        "lattice",
        "vertex",
        "poles?\\b",
        "zone",
        "(?:a|the|these) findings?",
        "divergence",
        "convergence",
        "template",
        "snapshot",
        "aggregat",
        "prior to",
        "in order to",
        "regarding",
        "beneficiar",
        "anonym",
    ),
}
"""Terms of the people who accompany, and the words of letters from an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A term that stays, and the words that explain it to participants, wherever they stand."""

    term: str
    explained: str

    def stands_in(self, words: str) -> bool:
        return re.search(rf"\b{self.term}\b", words, re.IGNORECASE) is not None


KNOWN: Final[Mapping[str, tuple[Known, ...]]] = {
    "fr": (
        Known(term="pratiques?", explained="La façon de faire qui ressemble le plus à"),
        Known(term="expertise", explained="L’équipe met ses connaissances et son expérience"),
        Known(term="représentation", explained="portent la voix des autres"),
        Known(term="participation", explained="réfléchissent, décident et agissent ensemble"),
        Known(term="jetons?", explained="Plus il y a de jetons, plus ça ressemble à ça"),
        Known(term="cartons?", explained="Un carton sert une seule fois"),
        Known(
            term="code de reprise", explained="Il ouvre votre feuille sur n’importe quel appareil"
        ),
        Known(term="fermeture", explained="À la fermeture, on efface les réponses"),
        Known(term="ateliers?", explained="C’est l’atelier. Vous parlez de la réponse du groupe"),
        Known(term="mise en commun", explained="Tous les groupes se rencontrent"),
        Known(
            term="accompagnatrice",
            explained="accompagnatrice est celle qui vous invite",
        ),
        Known(term="CA", explained="conseil d’administration (CA)"),
        Known(term="témoins?", explained="sert seulement à garder votre feuille ouverte"),
        Known(term="serveur", explained="Le serveur est l’ordinateur qui garde les réponses"),
        Known(term="Loi 25", explained="La Loi 25 protège votre vie privée"),
        Known(term="destinataires", explained="les personnes qui viennent ici"),
    ),
    "en": (
        Known(term="practices?", explained="The way of doing that is most like"),
        Known(term="expertise", explained="The team puts what it knows"),
        Known(term="representation", explained="carry the voice of the others"),
        Known(term="participation", explained="think, decide and act together"),
        Known(term="tokens?", explained="The more tokens, the more it is like that"),
        Known(term="cards?", explained="A card works only once"),
        Known(term="resume code", explained="It opens your sheet, on any device"),
        Known(term="closing", explained="At closing, each person’s answers are erased"),
        Known(term="workshops?", explained="This is the workshop. You talk about the answer"),
        Known(term="mise en commun", explained="All the groups meet"),
        Known(term="facilitator", explained="The facilitator is the person who invites you"),
        Known(term="cookies?", explained="A cookie only keeps your sheet open"),
        Known(term="server", explained="The server is the computer that keeps the answers"),
        Known(term="Law 25", explained="Law 25 protects your privacy"),
    ),
}
"""Terms that stay; an explanation that leaves the pages makes its term an offence."""

LONG_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "fr": frozenset(
        {
            "accompagnatrice",
            "représentation",
            "administration",
            "téléchargements",
            "confidentialité",
        }
    ),
    "en": frozenset({"representation", "confidentiality"}),
}
"""Long words that everybody knows, or that `KNOWN` explains."""
