"""A number that no database holds names nothing, wherever an address carries one."""

from flask import Flask

from tests.visitors import Visitor

HUGE = 2**63


def test_a_huge_number_in_an_address_is_not_found(app: Flask, alice: Visitor) -> None:
    """As for a number that nobody uses, and never a failure of ours."""
    numbered = [
        rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and "<int:" in rule.rule
    ]
    assert numbered
    for rule in numbered:
        path = rule.rule
        for name in rule.arguments:
            path = path.replace(f"<int:{name}>", str(HUGE)).replace(f"<{name}>", "unknown")

        assert alice.get(path).status_code == 404, path
