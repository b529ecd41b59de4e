"""A questionnaire in JSON, laid out as the files of `gabarits/` are, and read back by `imports`."""

import json

from analysis.written import (
    POLE_FIELDS,
    PRACTICE_FIELDS,
    Said,
    WrittenGroup,
    WrittenPractice,
    WrittenQuestionnaire,
    pole_fields,
)


def questionnaire_json(written: WrittenQuestionnaire) -> bytes:
    """Return the file (UTF-8) of a questionnaire: the same bytes for the same texts."""
    whole: dict[str, object] = {
        "code": written.gabarit,
        "languages": [written.language, *written.offered],
        "name": {written.language: written.title},
        "frame": {
            "tokens": written.tokens,
            "poles": [_ordered(pole.said, POLE_FIELDS) for pole in written.poles],
        },
        "practices": [_practice(each, len(written.poles)) for each in written.practices],
        "groups": [_group(rank, group) for rank, group in enumerate(written.groups, start=1)],
    }
    if written.consent:
        whole["consent"] = {field: dict(texts) for field, texts in written.consent.items()}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _ordered(said: Said, fields: tuple[str, ...]) -> dict[str, object]:
    return {field: dict(said[field]) for field in fields if field in said}


def _practice(practice: WrittenPractice, poles: int) -> dict[str, object]:
    written: dict[str, object] = {
        "code": practice.code,
        "asked_of": [f"g{rank}" for rank in practice.asked_of],
        **_ordered(practice.said, PRACTICE_FIELDS),
        "pole_sentences": [dict(practice.said.get(field, {})) for field in pole_fields(poles)],
    }
    if practice.plain:
        written["plain"] = {field: dict(texts) for field, texts in practice.plain.items()}
    if practice.wordings:
        written["wordings"] = [
            {"role": role.value, **{field: dict(texts) for field, texts in said.items()}}
            for role, said in practice.wordings.items()
        ]
    return written


def _group(rank: int, group: WrittenGroup) -> dict[str, object]:
    return {
        "code": f"g{rank}",
        "role": group.role.value,
        "people": group.people,
        **({"entry": group.entry} if group.entry else {}),
        "label": dict(group.said.get("label", {})),
    }
