"""How often one may try to sign in, or a code: generous by address, since a whole room shares one.

Counters live in memory, or in Redis when there are several servers, under keyed hashes that die
with their window: no address is kept.
"""

import hmac
from typing import Final

from flask import Response, current_app, request, session
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

SIGN_IN_BY_ADDRESS: Final = "60 per hour"
SIGN_IN_BY_ACCOUNT: Final = "10 per hour"
CODES_BY_ADDRESS: Final = "300 per hour"
TEAMMATES_BY_ADDRESS: Final = "20 per hour"
RECOVERY_BY_ADDRESS: Final = "30 per hour"
RECOVERY_BY_ACCOUNT: Final = "5 per hour"


def _by_address() -> str:
    return _hashed(get_remote_address())


def _by_account() -> str:
    return _hashed(request.form.get("email", "").strip().casefold())


def _hashed(text: str) -> str:
    return hmac.digest(str(current_app.secret_key).encode(), text.encode(), "sha256").hex()


def _failed(response: Response) -> bool:
    """What is posted and works leads elsewhere; what does not shows its page again."""
    return response.status_code >= 400 or (request.method == "POST" and response.status_code < 300)


limiter = Limiter(_by_address, default_limits=[])

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
limit_codes = limiter.shared_limit(CODES_BY_ADDRESS, "codes", deduct_when=_failed)
"""For the views that take a code, typed or scanned: thirty phones, ten wrong tries each."""


def _by_session() -> str:
    """Return who half came in, or is in: guesses count against the account, not the browser."""
    return _hashed(str(session.get("tf_user_id") or session.get("_user_id") or ""))


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
