"""Why a verb refuses: each is a plain outcome that a page puts into words."""


class Refused(Exception):
    """Nothing was changed."""


class NotOpen(Refused):
    """The group does not collect: not yet, on its way to closing, or no more."""


class GroupFull(Refused):
    """The group has as many answers as it expects people."""


class CodeUsed(Refused):
    """The card was used already, or replaced by newer ones."""


class Frozen(Refused):
    """The questionnaire no longer changes, since the consultation was opened."""


class Untranslated(Refused):
    """A language that is offered lacks a text."""


class CannotOpen(Refused):
    """The consultation lacks what opening needs: groups, practices, or a frame fine enough."""


class NotClosed(Refused):
    """The group still collects: its workshop comes after its closing."""


class ChangedSince(Refused):
    """Somebody else changed it since it was read."""


class Answered(Refused):
    """The board answered this proposal: its words stay those that it read."""


class NotRead(Refused):
    """Some group still collects: there is no reading yet."""


class Published(Refused):
    """The return is published: its answers stay as people read them."""


class NotDecided(Refused):
    """The group has not decided what it says: nothing of it is revealed."""


class NoSuchFacilitator(Refused):
    """No active account of somebody who accompanies has this address."""


class LastFacilitator(Refused):
    """Nobody would accompany the consultation any more."""


class LastHost(Refused):
    """Nobody else keeps the installation: this account goes on keeping it."""


class Undecided(Refused):
    """The group has not said of every practice what it does with it."""


class AlreadyRevealed(Refused):
    """The others have seen what this group says: it does not change any more."""
