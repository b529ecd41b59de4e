"""The style and the script: one each per family, compressed, kept for ever under their content."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from views.assets import FAMILIES, FOLDER, FOR_EVER, asset_url


@pytest.fixture
def addresses(app: Flask) -> dict[str, str]:
    with app.test_request_context():
        return {name: asset_url(name) for name in FAMILIES}


def test_every_source_is_joined_into_something() -> None:
    joined = {source for sources in FAMILIES.values() for source in sources}
    found = {str(path.relative_to(FOLDER)) for path in Path(FOLDER).rglob("*.*") if path.is_file()}
    assert joined == found


@pytest.mark.parametrize("name", FAMILIES)
def test_an_asset_is_compressed_and_kept_for_ever(
    client: FlaskClient, addresses: dict[str, str], name: str
) -> None:
    zipped = client.get(addresses[name], headers={"Accept-Encoding": "gzip"})
    plain = client.get(addresses[name])
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(zipped.data) == plain.data
    assert plain.headers["Cache-Control"] == FOR_EVER
    assert plain.headers["Vary"] == "Accept-Encoding"


def test_a_page_from_before_an_upgrade_still_gets_a_style(
    client: FlaskClient, addresses: dict[str, str]
) -> None:
    old = client.get("/static/000000000000/participate.css")
    assert old.data == client.get(addresses["participate.css"]).data
    assert old.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("url", ["/static/0/nothing.css", "/static/0/app.py", "/static/tokens.css"])
def test_nothing_else_of_the_folder_is_served(client: FlaskClient, url: str) -> None:
    assert client.get(url).status_code == 404


def test_the_style_is_whole_without_its_comments(
    client: FlaskClient, addresses: dict[str, str]
) -> None:
    style = client.get(addresses["participate.css"]).text
    assert "/*" not in style
    assert style.count("{") == style.count("}")
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", style))
    assert used <= set(re.findall(r"(--[a-z0-9-]+):", style))
