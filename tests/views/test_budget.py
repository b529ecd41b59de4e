"""What a phone fetches for the whole form, in bytes: it fails when the form grows."""

import re
from collections.abc import Iterator
from statistics import median
from typing import Final

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from imports.gabarit import Length
from tests.builders import an_open_consultation
from tests.page import Page
from tests.participants import begin
from tests.visitors import Visitor
from views.assets import asset_url

MOST_BYTES: Final = {
    (Length.COURT, "br"): 14_000,
    (Length.COURT, "gzip"): 15_950,
    (Length.COMPLET, "br"): 15_400,
    (Length.COMPLET, "gzip"): 17_700,
}
"""The goal is 14 000 and 16 000 for the short form, 18 000 and 20 000 for the whole one: whoever
takes bytes away lowers the number here, and nobody raises it."""

SHEETS: Final = 5
"""How many times a page is weighed: what it draws at random makes it ten bytes more or less."""


def addresses_of(page: Page, app: Flask) -> Iterator[str]:
    """Yield what a phone asks for: the page, its style, its script, and the service worker."""
    yield page.url
    yield from (link["href"] for link in page.all("link[rel=stylesheet]"))
    yield from (script["src"] for script in page.all("script"))
    with app.test_request_context():
        yield asset_url("worker.js")


@pytest.mark.parametrize(("length", "encoding"), MOST_BYTES)
def test_the_whole_form_stays_small(
    client: Visitor, session: Session, app: Flask, length: Length, encoding: str
) -> None:
    group = an_open_consultation(session, length=length).groups[0]
    asked = list(addresses_of(begin(client, session, group), app))
    sizes = {}
    for url in asked:
        answers = [
            client.get(url, headers={"Accept-Encoding": encoding}) for _time in range(SHEETS)
        ]
        assert {answer.headers["Content-Encoding"] for answer in answers} == {encoding}
        sizes[re.sub(r".*/", "", url)] = median(len(answer.data) for answer in answers)
    assert len(sizes) == 4
    assert sum(sizes.values()) <= MOST_BYTES[length, encoding], sizes


def test_a_page_without_an_encoding_is_sent_as_it_is(client: Visitor, session: Session) -> None:
    page = begin(client, session, an_open_consultation(session).groups[0])
    assert "Content-Encoding" not in page.response.headers
    assert "Accept-Encoding" in page.response.headers["Vary"]
