"""The confidentiality policy as the application can tell it of itself, section by section."""

from typing import Final

from forms.lazy import _l
from models.installation import PolicySection

TITLES: Final = {
    PolicySection.KEEPER: _l("Who keeps the server"),
    PolicySection.COLLECTED: _l("What is collected"),
    PolicySection.PURPOSE: _l("What it is for"),
    PolicySection.READERS: _l("Who reads it"),
    PolicySection.KEPT: _l("How long it is kept"),
    PolicySection.RIGHTS: _l("Your rights"),
    PolicySection.INCIDENT: _l("If something goes wrong"),
    PolicySection.COMPLAINT: _l("If you want to complain"),
}

USUAL: Final = {
    PolicySection.KEEPER: (
        _l("%(keeper)s keeps the server where Trois voix runs."),
        _l(
            "Someone who runs a server and wanted to cheat could read answers before the closing. "
            "So it is better kept by somebody from outside the organisation."
        ),
    ),
    PolicySection.COLLECTED: (
        _l(
            "You answer: we keep what you placed and the comments that you wrote. Nobody asks for "
            "your name, your e-mail or your phone number."
        ),
        _l(
            "We do not note the address of your device, the browser that you use, nor the hour of "
            "your answer. A single cookie remembers your sheet. It goes when you have finished."
        ),
        _l(
            "You accompany a group or keep the server: we keep your name, your e-mail and your "
            "password, which nobody can read. A log says what you decided, and when."
        ),
    ),
    PolicySection.PURPOSE: (
        _l(
            "It serves for the questionnaire and for the meetings that follow. Nothing is sold, "
            "nothing is sent elsewhere, nothing serves for advertising."
        ),
        _l("No machine decides anything about you."),
    ),
    PolicySection.READERS: (
        _l("Nobody reads the answers before the closing of the group."),
        _l(
            "Afterwards, only the answer of the whole group shows. In a small group, the others "
            "could guess what you answered."
        ),
        _l(
            "Between two organisations, each person says what may be read in the name of theirs. "
            "With a single no, nothing shows."
        ),
        _l("A person keeps the server. Their pages show no answer, and nothing that a group says."),
    ),
    PolicySection.KEPT: (
        _l("At the closing of your group, what each person answered is erased."),
        _l(
            "We keep what shows of the group until a date. You read that date before you accept. "
            "Then we erase it, with the log of those who accompany."
        ),
        _l("After that, a list says only that there was a questionnaire, and about whom."),
    ),
    PolicySection.RIGHTS: (
        _l(
            "It is up to you. Until the closing of your group, keep your resume code. With it, "
            "you read your answers, correct them or erase them."
        ),
        _l("After the closing nobody can find your answers again. Nothing links them to you."),
        _l(
            "You have an account: you can read what we keep of you, have it corrected, or have it "
            "erased. Ask the person in charge."
        ),
    ),
    PolicySection.INCIDENT: (
        _l(
            "Somebody may read, lose or take what they should not. Then the person who keeps the "
            "server writes it in a register. They do what it takes to limit the harm."
        ),
        _l(
            "Can it do serious harm? Then we tell the people it touches. We also tell the "
            "Commission d’accès à l’information."
        ),
    ),
    PolicySection.COMPLAINT: (
        _l("Write or speak to the person in charge first."),
        _l(
            "You can also write to the Commission d’accès à l’information du Québec: "
            "www.cai.gouv.qc.ca, 1 888 528-7741. It is free."
        ),
    ),
}
"""Paragraphs. `%(keeper)s` is the only place to fill."""
