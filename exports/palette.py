"""The colours of the screens, for paper: no red against green, no pole and no group better."""

from typing import Final

INK: Final = "22262E"
SOFT: Final = "6B6557"
HAIRLINE: Final = "D9D3C7"
SUNKEN: Final = "F1ECE1"
WHITE: Final = "FFFFFF"

CURRENT: Final = "8A4B14"
DESIRED: Final = "0D5C63"

GROUP_COLOURS: Final = ("2A5DB0", "A8620A", "7A3B86", "3D6B35", "5C5F66")
"""A group's colour follows its rank, as its shape and letter do."""
