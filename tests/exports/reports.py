"""Reports made by hand, for the workbook's tests: three groups, in three different tiers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from gettext import NullTranslations

from analysis.category import Category
from analysis.position import MIDDLE, Position, Skip, Zone, ZoneKind
from analysis.report import (
    Band,
    Closeness,
    Finding,
    FormsReading,
    GroupForms,
    GroupLabel,
    GroupPosition,
    GroupTurnout,
    PlaceCount,
    Pole,
    PracticeLabel,
    PracticeReport,
    Questionnaire,
    ReleasedMoment,
    Report,
    RetoldComment,
    Role,
    SkipCount,
    Solidity,
    Tier,
    WorkshopReading,
)

ENGLISH = NullTranslations()

TEAM = GroupLabel(code="g1", role=Role.PRACTITIONERS, label="Équipe d’intervention")
RECIPIENTS = GroupLabel(code="g2", role=Role.RECIPIENTS, label="Destinataires")
BOARD = GroupLabel(code="g3", role=Role.BOARD, label="Membres du CA")
GROUPS = (TEAM, RECIPIENTS, BOARD)
ALL_CODES = ("g1", "g2", "g3")

POLES = (
    Pole(name="Expertise", sentence="L’équipe met ses connaissances au service des personnes."),
    Pole(name="Représentation", sentence="Des personnes choisies portent la voix des autres."),
    Pole(name="Participation", sentence="Les personnes concernées décident et agissent ensemble."),
)

TITLES = (
    "Dans l’ensemble, notre organisme",
    "Accueillir, le premier contact",
    "Dire quel est le problème",
    "Choisir les moyens",
    "Animer les activités",
    "Partager l’information et les savoirs",
    "Prendre les décisions de l’organisme",
    "Parler en public et défendre les droits",
    "Faire vivre la vie associative",
    "Se donner des règles et un code de vie",
    "Tenir les liens avec les bailleurs et les partenaires",
    "S’entraider entre destinataires",
)


def near(pole: int) -> Zone:
    return Zone(ZoneKind.POLE, (pole,))


def between(first: int, second: int) -> Zone:
    return Zone(ZoneKind.BETWEEN, (first, second))


def a_questionnaire(
    titles: Sequence[str] = TITLES,
    *,
    poles: Sequence[Pole] = POLES,
    tokens: int = 6,
    groups: Sequence[GroupLabel] = GROUPS,
) -> Questionnaire:
    return Questionnaire(
        organisation="Maison des Tilleuls (fictive)",
        title="Nos pratiques d’autonomie, printemps 2026",
        poles=tuple(poles),
        tokens=tokens,
        groups=tuple(groups),
        practices=tuple(
            PracticeLabel(
                code=f"p{rank}",
                title=title,
                sentence="Ce qui se passe chez nous, une semaine ordinaire.",
                asked_of=tuple(group.code for group in groups),
            )
            for rank, title in enumerate(titles, start=1)
        ),
    )


def masked(group: str) -> GroupForms:
    return GroupForms(group=group, band=Band.UNDER_3, tier=Tier.NOTHING)


def gives_way(group: str) -> GroupForms:
    return GroupForms(group=group, band=Band.FROM_3, tier=Tier.NOTHING, gives_way=True)


def zone_forms(group: str, current: Zone, desired: Zone) -> GroupForms:
    def moment(zone: Zone) -> ReleasedMoment:
        told = None if zone.kind is ZoneKind.POLE else Closeness.LESS_CLOSE
        return ReleasedMoment(zone=zone, closeness=told)

    return GroupForms(
        group=group,
        band=Band.FROM_3,
        tier=Tier.ZONE,
        current=moment(current),
        desired=moment(desired),
    )


def centre_forms(group: str, current: Position, desired: Position) -> GroupForms:
    return GroupForms(
        group=group,
        band=Band.FROM_5,
        tier=Tier.CENTRE,
        current=ReleasedMoment(zone=near(0), closeness=Closeness.CLOSE, centre=current),
        desired=ReleasedMoment(zone=MIDDLE, closeness=Closeness.LESS_CLOSE, centre=desired),
    )


def count_forms(group: str) -> GroupForms:
    return GroupForms(
        group=group,
        band=Band.FROM_8,
        tier=Tier.COUNTS,
        current=ReleasedMoment(
            zone=between(0, 1),
            closeness=Closeness.LESS_CLOSE,
            counts=(
                PlaceCount(position=(6, 0, 0), people=3),
                PlaceCount(position=(3, 3, 0), people=4),
                PlaceCount(position=(0, 5, 1), people=3),
            ),
            skips=(SkipCount(skip=Skip.DOES_NOT_KNOW, people=2),),
        ),
        desired=ReleasedMoment(
            zone=near(2),
            closeness=Closeness.FAR_APART,
            counts=(
                PlaceCount(position=(2, 2, 2), people=3),
                PlaceCount(position=(0, 0, 6), people=7),
            ),
        ),
    )


def position(group: str, current: Position, desired: Position, **texts: str) -> GroupPosition:
    return GroupPosition(
        group=group,
        current=current,
        desired=desired,
        **{**TEXTS_OF[group], **texts},
    )


TEXTS_OF: dict[str, dict[str, str]] = {
    "g1": {
        "reasons": "On connaît les ressources du quartier, alors on oriente vite. "
        "On voudrait prendre le temps de chercher avec la personne.",
        "example": "En janvier, une mère est venue pour un bail. On a rempli le formulaire "
        "pour elle; elle aurait aimé comprendre.",
        "helps": "Deux heures par semaine sans rendez-vous.",
        "hinders": "Les délais des bailleurs de fonds.",
    },
    "g2": {
        "reasons": "On nous écoute, mais les choix sont souvent déjà faits.",
        "example": "Le menu du dîner communautaire, on l’a choisi ensemble, et tout le monde "
        "est resté pour la vaisselle.",
        "helps": "Être plusieurs, et se faire expliquer les mots.",
        "hinders": "La gêne de parler devant l’équipe.",
    },
    "g3": {
        "reasons": "Nous représentons les membres; nous les consultons peu entre deux assemblées.",
        "example": "",
        "helps": "Le café des membres du premier mardi.",
        "hinders": "Nos réunions finissent tard.",
    },
}

PLACES: tuple[tuple[tuple[Position, Position], ...], ...] = (
    (((4, 1, 1), (2, 1, 3)), ((5, 0, 1), (1, 1, 4)), ((3, 2, 1), (2, 2, 2))),
    (((6, 0, 0), (3, 0, 3)), ((2, 0, 4), (0, 0, 6)), ((5, 1, 0), (4, 1, 1))),
    (((3, 3, 0), (0, 3, 3)), ((3, 3, 0), (1, 1, 4)), ((3, 3, 0), (2, 4, 0))),
)
FINDINGS = (
    Finding(category=Category.CHANGE_COURSE, common_pole=2),
    Finding(category=Category.DIVERGING_DESIRED, furthest=("g2", "g3"), common_pole=2),
    Finding(category=Category.CONSOLIDATE),
    Finding(category=Category.DIVERGING_CURRENT, furthest=("g1", "g2")),
    Finding(category=Category.DIVIDED_WITHIN),
    Finding(category=Category.DIVERGING_MOVEMENT, furthest=("g1", "g3")),
    Finding(category=Category.INSUFFICIENT),
)


def workshop_reading(rank: int) -> WorkshopReading:
    places = PLACES[rank % len(PLACES)]
    return WorkshopReading(
        finding=FINDINGS[rank % len(FINDINGS)],
        positions=tuple(
            position(code, *pair) for code, pair in zip(ALL_CODES, places, strict=True)
        ),
    )


def forms_reading(rank: int, groups: Sequence[GroupForms] | None = None) -> FormsReading:
    finding = FINDINGS[(rank + 2) % len(FINDINGS)]
    solid = Solidity.NARROW if rank % 2 else Solidity.CLEAR
    told = None if finding.category is Category.INSUFFICIENT else solid
    return FormsReading(
        finding=replace(finding, solidity=told),
        groups=tuple(groups or three_tiers(rank)),
    )


def three_tiers(rank: int) -> tuple[GroupForms, ...]:
    small = zone_forms("g3", between(0, 1), near(rank % 3))
    return (
        centre_forms("g1", (7, 3, 2), (4, 3, 5)),
        count_forms("g2") if rank % 2 else centre_forms("g2", (1, 1, 10), (3, 3, 6)),
        masked("g3") if rank % 4 == 3 else small,
    )


def a_report(
    titles: Sequence[str] = TITLES,
    *,
    workshops: bool = True,
    forms: bool = True,
    comments: Sequence[RetoldComment] = (),
) -> Report:
    """Return a report where the workshops and the forms both speak, unless told otherwise."""
    questionnaire = a_questionnaire(titles)
    return Report(
        questionnaire=questionnaire,
        turnout=turnout() if forms else (),
        practices=tuple(
            PracticeReport(
                practice=practice.code,
                workshop=workshop_reading(rank) if workshops else None,
                forms=_forms_beside(rank, workshops) if forms else None,
            )
            for rank, practice in enumerate(questionnaire.practices)
        ),
        comments=tuple(comments),
        read_on=date(2026, 4, 21),
    )


def _forms_beside(rank: int, workshops: bool) -> FormsReading:
    groups = three_tiers(rank)
    if workshops:
        groups = tuple(
            gives_way(group.group) if group.tier is Tier.ZONE else group for group in groups
        )
    return forms_reading(rank, groups)


def turnout() -> tuple[GroupTurnout, ...]:
    return (
        GroupTurnout(group="g1", band=Band.FROM_5),
        GroupTurnout(group="g2", band=Band.FROM_8),
        GroupTurnout(group="g3", band=Band.FROM_3),
    )


def a_masked_report() -> Report:
    """Return a report of forms where no group had enough answers."""
    questionnaire = a_questionnaire()
    nothing = FormsReading(
        finding=Finding(category=Category.INSUFFICIENT),
        groups=tuple(masked(code) for code in ALL_CODES),
    )
    return Report(
        questionnaire=questionnaire,
        turnout=tuple(GroupTurnout(group=code, band=Band.UNDER_3) for code in ALL_CODES),
        practices=tuple(
            PracticeReport(practice=practice.code, forms=nothing)
            for practice in questionnaire.practices
        ),
        read_on=date(2026, 4, 21),
    )


COMMENTS = (
    RetoldComment(practice="p2", text="Une personne aimerait être accueillie par un membre."),
    RetoldComment(practice="p7", text="On a parlé de décider du budget ensemble, une fois l’an."),
    RetoldComment(practice="p2", text="Le café à l’arrivée, c’est important."),
)


def a_scale_report() -> Report:
    """Return a report on a scale of five answers: workshops and forms, one group masked."""
    poles = (Pole(name="Pas en place"), Pole(name="Tout à fait en place"))
    questionnaire = a_questionnaire(TITLES[:2], poles=poles, tokens=4)
    forms = FormsReading(
        finding=Finding(category=Category.CONSOLIDATE, solidity=Solidity.CLEAR),
        groups=(
            centre_forms("g1", (6, 2), (4, 4)),
            zone_forms("g2", near(0), MIDDLE),
            masked("g3"),
        ),
    )
    workshop = WorkshopReading(
        finding=Finding(category=Category.CHANGE_COURSE, common_pole=1),
        positions=(position("g1", (3, 1), (1, 3)), position("g2", (2, 2), (2, 2))),
    )
    first, second = questionnaire.practices
    return Report(
        questionnaire=questionnaire,
        turnout=turnout(),
        practices=(
            PracticeReport(practice=first.code, workshop=workshop),
            PracticeReport(practice=second.code, forms=forms),
        ),
    )


def a_wide_frame_report() -> Report:
    """Return a report on four poles and a hundred tokens, from one workshop."""
    poles = tuple(Pole(name=name) for name in ("Clan", "Création", "Marché", "Hiérarchie"))
    questionnaire = a_questionnaire(TITLES[:1], poles=poles, tokens=100)
    workshop = WorkshopReading(
        finding=Finding(category=Category.INSUFFICIENT),
        positions=(position("g1", (40, 30, 20, 10), (10, 20, 30, 40)),),
    )
    return Report(
        questionnaire=questionnaire,
        turnout=(),
        practices=(PracticeReport(practice="p1", workshop=workshop),),
    )
