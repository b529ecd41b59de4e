"""Whom each route lets in, and an address that exists for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from models import Consultation
from models.store.proposals import list_proposals
from tests.builders import a_meeting, an_incident, comments_of
from tests.clock import START


class Door(Enum):
    """Whom a route lets in."""

    EVERYONE = auto()
    A_SHEET = auto()
    A_FACILITATOR = auto()
    WHO_ACCOMPANIES_IT = auto()
    A_HOST = auto()
    WHO_IS_SIGNED_IN = auto()
    NOBODY = auto()


DOORS: Final = {
    "home.show": Door.EVERYONE,
    "explore.choose": Door.EVERYONE,
    "explore.begin": Door.EVERYONE,
    "explore.go_on": Door.EVERYONE,
    "explore.workbook": Door.EVERYONE,
    "assets.send": Door.EVERYONE,
    "access.welcome": Door.EVERYONE,
    "security.login": Door.EVERYONE,
    "security.logout": Door.EVERYONE,
    "security.two_factor_token_validation": Door.EVERYONE,
    "security.tf_select": Door.EVERYONE,
    "security.mf_recovery": Door.EVERYONE,
    "security.wan_signin": Door.EVERYONE,
    "security.wan_signin_response": Door.EVERYONE,
    "security.forgot_password": Door.EVERYONE,
    "security.reset_password": Door.EVERYONE,
    "security.two_factor_rescue": Door.NOBODY,
    "security.verify": Door.WHO_IS_SIGNED_IN,
    "security.two_factor_setup": Door.WHO_IS_SIGNED_IN,
    "security.two_factor_setup_validate": Door.WHO_IS_SIGNED_IN,
    "security.change_password": Door.WHO_IS_SIGNED_IN,
    "security.mf_recovery_codes": Door.WHO_IS_SIGNED_IN,
    "security.wan_register": Door.WHO_IS_SIGNED_IN,
    "security.wan_register_response": Door.WHO_IS_SIGNED_IN,
    "security.wan_delete": Door.WHO_IS_SIGNED_IN,
    "access.land": Door.WHO_IS_SIGNED_IN,
    "account.show": Door.WHO_IS_SIGNED_IN,
    "account.identity": Door.WHO_IS_SIGNED_IN,
    "account_invitations.index": Door.A_HOST,
    "account_invitations.invite_someone": Door.A_HOST,
    "account_invitations.show": Door.A_HOST,
    "account_invitations.change_roles": Door.A_HOST,
    "account_invitations.make_link": Door.A_HOST,
    "account_invitations.close_account": Door.A_HOST,
    "account_invitations.open_account": Door.A_HOST,
    "account_invitations.take_back": Door.A_HOST,
    "entering.scan": Door.EVERYONE,
    "entering.enter_code": Door.EVERYONE,
    "entering.check_code": Door.EVERYONE,
    "entering.consent": Door.EVERYONE,
    "entering.accept": Door.EVERYONE,
    "entering.no_thanks": Door.EVERYONE,
    "entering.next_person": Door.EVERYONE,
    "entering.clear_device": Door.EVERYONE,
    "entering.resume_sheet": Door.EVERYONE,
    "entering.check_resume_code": Door.EVERYONE,
    "participate.erased": Door.EVERYONE,
    "choosing.choose": Door.EVERYONE,
    "paper_withdrawal.ask": Door.EVERYONE,
    "paper_withdrawal.erase": Door.EVERYONE,
    "assisted.promise": Door.EVERYONE,
    "assisted.say_yes": Door.EVERYONE,
    "assisted.consent": Door.EVERYONE,
    "assisted.switch_voice": Door.EVERYONE,
    "assisted.go_on": Door.A_SHEET,
    "assisted.practice": Door.A_SHEET,
    "assisted.moment": Door.A_SHEET,
    "assisted.zone": Door.A_SHEET,
    "assisted.press": Door.A_SHEET,
    "assisted.read_back": Door.A_SHEET,
    "participate.go_on": Door.A_SHEET,
    "participate.practice": Door.A_SHEET,
    "participate.save_practice": Door.A_SHEET,
    "participate.check": Door.A_SHEET,
    "participate.send_sheet": Door.A_SHEET,
    "participate.receipt": Door.A_SHEET,
    "participate.erase": Door.A_SHEET,
    "participate.erase_sheet": Door.A_SHEET,
    "kept_sheet.show": Door.A_SHEET,
    "accompany.index": Door.A_FACILITATOR,
    "creating.choose": Door.A_FACILITATOR,
    "creating.between_two": Door.A_FACILITATOR,
    "creating.from_gabarit": Door.A_FACILITATOR,
    "creating_again.from_file": Door.A_FACILITATOR,
    "creating_again.create_read": Door.A_FACILITATOR,
    "creating_again.from_earlier": Door.WHO_ACCOMPANIES_IT,
    "questionnaire_files.empty_model": Door.A_FACILITATOR,
    "questionnaire_files.workbook": Door.WHO_ACCOMPANIES_IT,
    "questionnaire_files.machine": Door.WHO_ACCOMPANIES_IT,
    "questionnaire_files.survey": Door.WHO_ACCOMPANIES_IT,
    "accompany.show": Door.WHO_ACCOMPANIES_IT,
    "accompany.groups": Door.WHO_ACCOMPANIES_IT,
    "accompany.open_collection": Door.WHO_ACCOMPANIES_IT,
    "accompany.remove": Door.WHO_ACCOMPANIES_IT,
    "readiness.show": Door.WHO_ACCOMPANIES_IT,
    "conditions.edit": Door.WHO_ACCOMPANIES_IT,
    "consent_editor.edit": Door.WHO_ACCOMPANIES_IT,
    "preview.show": Door.WHO_ACCOMPANIES_IT,
    "preview.consent": Door.WHO_ACCOMPANIES_IT,
    "preview.practice": Door.WHO_ACCOMPANIES_IT,
    "trial.show": Door.WHO_ACCOMPANIES_IT,
    "trial.begin": Door.WHO_ACCOMPANIES_IT,
    "trial.end": Door.WHO_ACCOMPANIES_IT,
    "interrupting.pause": Door.WHO_ACCOMPANIES_IT,
    "interrupting.go_on": Door.WHO_ACCOMPANIES_IT,
    "interrupting.stop": Door.WHO_ACCOMPANIES_IT,
    "interrupting.conclude": Door.WHO_ACCOMPANIES_IT,
    "mending.index": Door.WHO_ACCOMPANIES_IT,
    "mending.edit": Door.WHO_ACCOMPANIES_IT,
    "unforeseen.show": Door.WHO_ACCOMPANIES_IT,
    "questionnaire.show": Door.WHO_ACCOMPANIES_IT,
    "frame.edit": Door.WHO_ACCOMPANIES_IT,
    "translations.index": Door.WHO_ACCOMPANIES_IT,
    "translations.edit": Door.WHO_ACCOMPANIES_IT,
    "meetings.index": Door.WHO_ACCOMPANIES_IT,
    "meetings.begin": Door.WHO_ACCOMPANIES_IT,
    "meetings.add": Door.WHO_ACCOMPANIES_IT,
    "meetings.edit": Door.WHO_ACCOMPANIES_IT,
    "meetings.report": Door.WHO_ACCOMPANIES_IT,
    "meetings.arrange": Door.WHO_ACCOMPANIES_IT,
    "meetings.order": Door.WHO_ACCOMPANIES_IT,
    "meetings.remove": Door.WHO_ACCOMPANIES_IT,
    "meeting_files.whole": Door.WHO_ACCOMPANIES_IT,
    "meeting_files.one": Door.WHO_ACCOMPANIES_IT,
    "running_sheets.show": Door.WHO_ACCOMPANIES_IT,
    "kit.show": Door.WHO_ACCOMPANIES_IT,
    "questionnaire.add": Door.WHO_ACCOMPANIES_IT,
    "questionnaire.practice": Door.WHO_ACCOMPANIES_IT,
    "questionnaire.remove": Door.WHO_ACCOMPANIES_IT,
    "questionnaire.arrange": Door.WHO_ACCOMPANIES_IT,
    "groups.cards": Door.WHO_ACCOMPANIES_IT,
    "groups.poster": Door.WHO_ACCOMPANIES_IT,
    "groups.close": Door.WHO_ACCOMPANIES_IT,
    "groups.call_off": Door.WHO_ACCOMPANIES_IT,
    "groups.start_again": Door.WHO_ACCOMPANIES_IT,
    "groups.leave_out": Door.WHO_ACCOMPANIES_IT,
    "paper.sheet": Door.WHO_ACCOMPANIES_IT,
    "paper_entry.type_in": Door.WHO_ACCOMPANIES_IT,
    "group_positions.index": Door.WHO_ACCOMPANIES_IT,
    "group_positions.edit": Door.WHO_ACCOMPANIES_IT,
    "findings.show": Door.WHO_ACCOMPANIES_IT,
    "findings.comments": Door.WHO_ACCOMPANIES_IT,
    "findings.retell_comment": Door.WHO_ACCOMPANIES_IT,
    "downloads.workbook": Door.WHO_ACCOMPANIES_IT,
    "downloads.shared_workbook": Door.WHO_ACCOMPANIES_IT,
    "workshop.show": Door.WHO_ACCOMPANIES_IT,
    "workshop.expect": Door.WHO_ACCOMPANIES_IT,
    "workshop.results": Door.WHO_ACCOMPANIES_IT,
    "workshop.reasons": Door.WHO_ACCOMPANIES_IT,
    "workshop.spokesperson": Door.WHO_ACCOMPANIES_IT,
    "workshop.workbook": Door.WHO_ACCOMPANIES_IT,
    "saying.index": Door.WHO_ACCOMPANIES_IT,
    "saying.choose": Door.WHO_ACCOMPANIES_IT,
    "saying.validate": Door.WHO_ACCOMPANIES_IT,
    "room_prepare.prepare": Door.WHO_ACCOMPANIES_IT,
    "room_prepare.order": Door.WHO_ACCOMPANIES_IT,
    "room_prepare.choose": Door.WHO_ACCOMPANIES_IT,
    "room.screen": Door.WHO_ACCOMPANIES_IT,
    "room.state": Door.WHO_ACCOMPANIES_IT,
    "room.command": Door.WHO_ACCOMPANIES_IT,
    "room.act": Door.WHO_ACCOMPANIES_IT,
    "room.note": Door.WHO_ACCOMPANIES_IT,
    "proposals.index": Door.WHO_ACCOMPANIES_IT,
    "proposals.add": Door.WHO_ACCOMPANIES_IT,
    "proposals.edit": Door.WHO_ACCOMPANIES_IT,
    "proposals.arrange": Door.WHO_ACCOMPANIES_IT,
    "proposals.remove": Door.WHO_ACCOMPANIES_IT,
    "proposals_upload.upload": Door.WHO_ACCOMPANIES_IT,
    "proposals_upload.confirm": Door.WHO_ACCOMPANIES_IT,
    "board_answers.index": Door.WHO_ACCOMPANIES_IT,
    "board_answers.agenda": Door.WHO_ACCOMPANIES_IT,
    "board_answers.printed": Door.WHO_ACCOMPANIES_IT,
    "board_answers.expect": Door.WHO_ACCOMPANIES_IT,
    "board_answers.edit": Door.WHO_ACCOMPANIES_IT,
    "returning.prepare": Door.WHO_ACCOMPANIES_IT,
    "returning.sheet": Door.WHO_ACCOMPANIES_IT,
    "returning.sheet_in": Door.WHO_ACCOMPANIES_IT,
    "returning.publish": Door.WHO_ACCOMPANIES_IT,
    "returning.take_back": Door.WHO_ACCOMPANIES_IT,
    "returning.code": Door.WHO_ACCOMPANIES_IT,
    "editions.prepare": Door.WHO_ACCOMPANIES_IT,
    "editions.show": Door.WHO_ACCOMPANIES_IT,
    "editions.workbook": Door.WHO_ACCOMPANIES_IT,
    "return_door.enter_code": Door.EVERYONE,
    "return_door.check_code": Door.EVERYONE,
    "return_door.show": Door.EVERYONE,
    "return_door.show_in": Door.EVERYONE,
    "team.show": Door.WHO_ACCOMPANIES_IT,
    "team.remove": Door.WHO_ACCOMPANIES_IT,
    "activity.show": Door.WHO_ACCOMPANIES_IT,
    "installation.index": Door.A_HOST,
    "installation.erased": Door.A_HOST,
    "installation.log": Door.A_HOST,
    "installation.erase": Door.A_HOST,
    "incidents.index": Door.A_HOST,
    "incidents.add": Door.A_HOST,
    "incidents.edit": Door.A_HOST,
    "policy.show": Door.EVERYONE,
    "policy.keeper": Door.A_HOST,
    "policy.texts": Door.A_HOST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One way into a route: GET or POST, at an address that exists."""

    method: str
    url: str
    door: Door


def requests_in(app: Flask, session: Session, consultation: Consultation) -> list[Request]:
    """Return every way into every route, about one consultation."""
    comments = [comment.key.hex() for comment in comments_of(session, consultation)]
    values = {
        "key": consultation.key,
        "rank": 1,
        "spoken": "en",
        "incident": an_incident(session).id,
        "member": consultation.facilitators[0].id,
        "practice_rank": 1,
        "account_id": consultation.facilitators[0].id,
        "moment": "souhait",
        "zone": "pole-0",
        "language": "ar",
        "gabarit": "pratiques-autonomie",
        "comment": comments[0] if comments else "none",
        "meeting": a_meeting(session, consultation, day=START.date()).key,
        "proposal": next((each.id for each in list_proposals(session, consultation)), 0),
        "token": "unknown",
        "code": "unknown",
        "digest": "0",
        "name": "accompany.css",
    }
    return [request for rule in app.url_map.iter_rules() for request in _requests(rule, values)]


def _requests(rule: Rule, values: dict[str, object]) -> Iterator[Request]:
    if rule.endpoint.startswith("explore."):
        values = values | {"language": "fr", "length": "court"}  # addresses of its own
    built = rule.build({name: values[name] for name in rule.arguments})
    assert built is not None
    for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}):
        yield Request(method=method, url=built[1], door=DOORS[rule.endpoint])
