"""One group in one reading: its drawing, its sentence, its row of the table, its own words."""

from dataclasses import dataclass
from typing import Final

from analysis import wording
from analysis.report import GroupForms, GroupPosition, Questionnaire, ReleasedMoment, Tier
from analysis.wording import Translations
from views.drawing.bars import Bars, draw_bars
from views.drawing.drawing import draw, ground_for
from views.drawing.drawn import Drawing
from views.drawing.marks import shape_of_rank
from views.drawing.shown import Agreed, Shown, shown_of
from views.figures import captions
from views.findings_blocks import Badge, GroupFigure, Said, TableRow

TEXTS: Final = (
    ("reasons", wording.N_("Our reasons")),
    ("example", wording.N_("A lived example")),
    ("helps", wording.N_("What helps")),
    ("hinders", wording.N_("What hinders")),
    ("dissent", wording.N_("A different opinion")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Makes the figures of one report, in one language."""

    questionnaire: Questionnaire
    words: Translations

    def badge(self, code: str) -> Badge:
        at = [group.code for group in self.questionnaire.groups].index(code)
        letters = wording.GROUP_LETTERS
        label = self.questionnaire.group_label(code)
        return Badge(rank=at + 1, letter=letters[at % len(letters)], label=label)

    def position(self, position: GroupPosition) -> GroupFigure:
        poles = self.questionnaire.pole_names
        badge = self.badge(position.group)
        current, desired = Agreed(position.current), Agreed(position.desired)
        return GroupFigure(
            badge=badge,
            sentence=wording.position_sentence(position, self.questionnaire, self.words),
            drawings=self.drawings(badge, current, desired),
            bars=self.bars(current, desired),
            row=TableRow(
                current=wording.place_words(position.current, poles, self.words),
                desired=wording.place_words(position.desired, poles, self.words),
            ),
            said=tuple(
                Said(title=self.words.gettext(title), text=text)
                for name, title in TEXTS
                if (text := getattr(position, name))
            ),
        )

    def forms(self, forms: GroupForms) -> GroupFigure:
        badge = self.badge(forms.group)
        sentence = wording.forms_sentence(forms, self.questionnaire, self.words)
        if forms.current is None or forms.desired is None:
            return GroupFigure(badge=badge, sentence=sentence, band=self.band(forms))
        current, desired = shown_of(forms.current), shown_of(forms.desired)
        return GroupFigure(
            badge=badge,
            sentence=sentence,
            drawings=self.drawings(badge, current, desired),
            bars=self.bars(current, desired),
            row=TableRow(current=self.moment(forms.current), desired=self.moment(forms.desired)),
            band=self.band(forms),
            caution=self.caution(forms.tier),
        )

    def moment(self, moment: ReleasedMoment) -> str:
        """Say a moment for the table, with its counts and skips where these are released."""
        poles = self.questionnaire.pole_names
        parts = [wording.moment_words(moment, poles, self.words)]
        if not moment.is_open:  # where it is, its places are said already
            parts += [wording.count_words(count, poles, self.words) for count in moment.counts]
        parts += [
            f"{skip.people} × {self.words.gettext(wording.SKIPS[skip.skip])}"
            for skip in moment.skips
        ]
        return " · ".join(parts)

    def band(self, forms: GroupForms) -> str:
        return self.words.gettext(wording.BANDS[forms.band])

    def caution(self, tier: Tier) -> str:
        """Return the reserve that goes with an area or a centre: no person stands there."""
        if tier in (Tier.ZONE, Tier.CENTRE):
            return self.words.gettext(wording.NOBODY_STANDS_HERE)
        return ""

    def drawings(self, badge: Badge, current: Shown, desired: Shown) -> tuple[Drawing, ...]:
        ground = ground_for(self.questionnaire.pole_names, self.questionnaire.tokens)
        if ground is None:
            return ()
        shape = shape_of_rank(badge.rank)
        return draw(ground, current, desired, shape=shape, captions=captions())

    def bars(self, current: Shown, desired: Shown) -> Bars | None:
        poles = self.questionnaire.pole_names
        return draw_bars(poles, current, desired) if len(poles) > 3 else None
