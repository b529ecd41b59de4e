"""The return on a phone: a code typed, a page to read, with scripts or without, and no cookie."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from models import Entry
from models.store.drafts import ProposalDraft
from models.store.proposals import add_proposal
from models.store.returning import make_return_code, publish_return
from tests.accessible import assert_accessible
from tests.browsing import Phones
from tests.builders import THREE_GROUPS, TODAY, an_open_consultation

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_return_is_read_on_a_phone(phones: Phones, session: Session, scripts: bool) -> None:
    by_voice = [replace(group, entry=Entry.NONE) for group in THREE_GROUPS]
    consultation = an_open_consultation(session, groups=by_voice)
    add_proposal(session, consultation, ProposalDraft(text="Un repas par saison."))
    code = make_return_code(session, consultation.groups[1])
    publish_return(session, consultation, today=TODAY)
    session.commit()
    phone = phones(scripts=scripts)

    phone.goto("/retour")
    phone.get_by_label("Votre code de retour").fill(f"{code[:4]} {code[4:8]} {code[8:]}".lower())
    phone.get_by_role("button", name="Lire").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Ce qui en ressort")
    expect(phone.get_by_text("Un repas par saison.")).to_be_visible()
    expect(phone.locator("main form")).to_have_count(0)
    assert phone.context.cookies() == []
    if scripts:
        assert_accessible(phone)
