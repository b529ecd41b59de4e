"""How often one may try to sign in: generous by address, since a whole room shares one.

Counters live in memory, or in Redis when there are several servers, under keyed hashes that die
with their window: no address is kept.
"""

import hmac
import logging
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from flask import Response, current_app, request, session
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from views import shared_counts  # noqa: F401 (the storage that the settings name)

SIGN_IN_BY_ADDRESS: Final = "60 per hour"
SIGN_IN_BY_ACCOUNT: Final = "10 per hour"
TEAMMATES_BY_ADDRESS: Final = "20 per hour"
RECOVERY_BY_ADDRESS: Final = "30 per hour"
RECOVERY_BY_ACCOUNT: Final = "5 per hour"


def _by_address() -> str:
    """In IPv6 one device has as many addresses as it likes: those of its network count as one."""
    address = get_remote_address()
    try:
        alone = not isinstance(ip_address(address), IPv6Address)
    except ValueError:
        alone = True  # a socket of this machine has no address
    return counted_as(address if alone else str(ip_network(f"{address}/64", strict=False)))


def _by_account() -> str:
    return counted_as(request.form.get("email", "").strip().casefold())


def counted_as(text: str) -> str:
    """Return the name under which tries are counted: nobody finds the text again from it.

    The key is drawn anew at each start; several servers need one in common.
    """
    key: bytes = current_app.config["TRIES_KEY"]
    return hmac.digest(key, text.encode(), "sha256").hex()


def _failed(response: Response) -> bool:
    """What is posted and works leads elsewhere; what does not shows its page again."""
    return response.status_code >= 400 or (request.method == "POST" and response.status_code < 300)


limiter = Limiter(_by_address, default_limits=[])
limiter.logger.setLevel(logging.WARNING)  # each refusal would be told, with whom it is counted as

sign_in_by_address = limiter.shared_limit(
    SIGN_IN_BY_ADDRESS, "sign-in", methods=["POST"], deduct_when=_failed
)
sign_in_by_account = limiter.shared_limit(
    SIGN_IN_BY_ACCOUNT,
    "sign-in-account",
    key_func=_by_account,
    methods=["POST"],
    deduct_when=_failed,
)


def _by_session() -> str:
    """Return who half came in, or is in: guesses count against the account, not the browser."""
    return counted_as(str(session.get("tf_user_id") or session.get("_user_id") or ""))


second_factor_by_account = limiter.shared_limit(
    SIGN_IN_BY_ACCOUNT,
    "second-factor",
    key_func=_by_session,
    methods=["POST"],
    deduct_when=_failed,
)
recovery_by_address = limiter.shared_limit(RECOVERY_BY_ADDRESS, "recovery", methods=["POST"])
recovery_by_account = limiter.shared_limit(
    RECOVERY_BY_ACCOUNT, "recovery-account", key_func=_by_account, methods=["POST"]
)
limit_teammates = limiter.shared_limit(
    TEAMMATES_BY_ADDRESS, "teammates", methods=["POST"], deduct_when=_failed
)
"""For the one page where an address is looked for among the accounts."""
