"""The questionnaire and the groups, changed as a whole until the consultation is opened."""

from collections.abc import Sequence
from itertools import count
from typing import Final

from sqlalchemy.orm import Session

from analysis import report
from analysis.report import Questionnaire
from models.consultation import Consultation, Group
from models.questionnaire import Pole, Practice
from models.store.drafts import GroupDraft, PoleDraft, PracticeDraft, QuestionnaireDraft
from models.store.refusals import Frozen
from models.store.trial import end_trial
from models.translated import drop_stale_translations, original_texts

ASIDE: Final = 10_000
"""Beyond any rank that a practice really has."""


def replace_groups(
    session: Session, consultation: Consultation, drafts: Sequence[GroupDraft]
) -> None:
    """Change the groups, rank by rank, before opening; a new one is asked every practice.

    A trial of the former ones is erased. Raises `Frozen` once the consultation is open.
    """
    refuse_once_open(consultation)
    end_trial(session, consultation)
    kept = consultation.groups[: len(drafts)]
    for group, draft in zip(kept, drafts, strict=False):
        before = original_texts(group)
        group.role, group.label = draft.role, draft.label
        group.expected, group.entry = draft.expected, draft.entry
        group.of_partner = draft.of_partner
        drop_stale_translations(group, before)
    added = [
        new_group(rank, draft)
        for rank, draft in enumerate(drafts[len(kept) :], start=len(kept) + 1)
    ]
    consultation.groups[:] = [*kept, *added]
    for practice in consultation.practices:
        practice.asked_of[:] = [
            *(group for group in practice.asked_of if group in kept),
            *added,
        ]
    session.flush()


def new_group(rank: int, draft: GroupDraft) -> Group:
    return Group(
        rank=rank,
        role=draft.role,
        label=draft.label,
        of_partner=draft.of_partner,
        expected=draft.expected,
        entry=draft.entry,
    )


def replace_questionnaire(
    session: Session, consultation: Consultation, draft: QuestionnaireDraft
) -> None:
    """Make the questionnaire what the draft says, and erase a trial of the former one.

    Raises `Frozen` once it is open.
    """
    refuse_once_open(consultation)
    end_trial(session, consultation)
    before = original_texts(consultation)
    consultation.title, consultation.tokens = draft.title, draft.tokens
    drop_stale_translations(consultation, before)
    _replace_poles(consultation, draft.poles)
    known = {practice.code: practice for practice in consultation.practices}
    consultation.practices[:] = [known[code] for code in _codes(draft) if code in known]
    _step_aside(session, consultation)
    for rank, wanted in enumerate(draft.practices, start=1):
        practice = known.get(wanted.code) or _added_practice(consultation, rank)
        _reword(consultation, practice, rank, wanted)
    session.flush()
    session.refresh(consultation, ["poles", "practices"])


def _codes(draft: QuestionnaireDraft) -> list[str]:
    return [practice.code for practice in draft.practices]


def _step_aside(session: Session, consultation: Consultation) -> None:
    """Free the ranks first: two practices that change places would meet in the middle."""
    for practice in consultation.practices:
        practice.rank += ASIDE
    session.flush()


def _replace_poles(consultation: Consultation, drafts: Sequence[PoleDraft]) -> None:
    examples = {pole.name: pole.looks_like for pole in consultation.poles}
    translated = {
        pole.name: (pole.translations, original_texts(pole)) for pole in consultation.poles
    }
    del consultation.poles[len(drafts) :]
    for rank, draft in enumerate(drafts, start=1):
        if rank > len(consultation.poles):
            consultation.poles.append(Pole(rank=rank, looks_like=""))
        pole = consultation.poles[rank - 1]
        own = pole.translations, original_texts(pole)
        pole.name, pole.plain_name, pole.sentence = draft.name, draft.plain_name, draft.sentence
        # A pole that moved up takes its example along; one that was renamed keeps it.
        pole.looks_like = examples.get(draft.name, pole.looks_like)
        pole.translations, before = translated.get(draft.name, own)
        drop_stale_translations(pole, before)


def _added_practice(consultation: Consultation, rank: int) -> Practice:
    taken = {practice.code for practice in consultation.practices}
    code = next(code for number in count(rank) if (code := f"p{number}") not in taken)
    practice = Practice(code=code)
    consultation.practices.append(practice)
    return practice


def _reword(
    consultation: Consultation, practice: Practice, rank: int, draft: PracticeDraft
) -> None:
    practice.rank = rank
    before = original_texts(practice)
    if (practice.title, practice.sentence) != (draft.title, draft.sentence):
        # What was said otherwise to a role was said of the former wording.
        practice.wordings.clear()
    practice.title, practice.sentence = draft.title, draft.sentence
    practice.example = draft.example
    practice.pole_sentences = list(draft.pole_sentences)
    practice.asked_of = [group for group in consultation.groups if group.rank in draft.asked_of]
    drop_stale_translations(practice, before)


def refuse_once_open(consultation: Consultation) -> None:
    if consultation.opened_at is not None:
        raise Frozen


def questionnaire_of(consultation: Consultation) -> Questionnaire:
    """Return what is asked, as the analysis and the exports know it."""
    return Questionnaire(
        organisation=consultation.about,
        title=consultation.title,
        poles=tuple(
            report.Pole(name=pole.name, sentence=pole.sentence) for pole in consultation.poles
        ),
        tokens=consultation.tokens,
        groups=tuple(
            report.GroupLabel(code=group.report_code, role=group.role, label=group.label)
            for group in consultation.groups
        ),
        practices=tuple(
            report.PracticeLabel(
                code=practice.code,
                title=practice.title,
                sentence=practice.sentence,
                pole_sentences=tuple(practice.pole_sentences),
                asked_of=tuple(group.report_code for group in practice.asked_of),
            )
            for practice in consultation.practices
        ),
    )
