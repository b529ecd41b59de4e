"""Settings: read once from the environment, told to Flask, and never read again."""

import hmac
import os
import secrets
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from models.calendar import TIMEZONE_NAME

DATABASE_FILE: Final = "trois-voix.sqlite"
DEFAULT_PORT: Final = 8000
DEFAULT_MAIL_PORT: Final = 587
IDLE: Final = timedelta(minutes=30)
FRESH: Final = timedelta(minutes=15)
"""How long a password typed is enough to change what opens the account."""
PASSWORD_FORM: Final = "NFKC"  # noqa: S105 (a form of Unicode)
MAX_UPLOAD: Final = 2 * 1024 * 1024


def settings(instance: Path) -> dict[str, object]:
    """Return the configuration of this machine.

    A `BASE_URL` in https means production; without one it is *essai*, over plain HTTP.
    """
    base_url = os.environ.get("BASE_URL", "").rstrip("/")
    production = base_url.startswith("https://")
    port = os.environ.get("PORT", str(DEFAULT_PORT))
    secret_key = os.environ.get("SECRET_KEY") or _kept_secret_key(instance)
    return {
        "SECRET_KEY": secret_key,
        "SQLALCHEMY_DATABASE_URI": _database_url(instance),
        "ESSAI": not production,
        "BASE_URL": base_url or None,
        "PUBLIC_URL": base_url or f"http://localhost:{port}",
        "CLOCK": utc_now,
        "MAX_CONTENT_LENGTH": MAX_UPLOAD,
        **_languages(),
        **_session_cookie(production),
        **_production_host(base_url, production),
        **_mail(),
        **_accounts(),
        **_second_factor(secret_key),
        **_passkeys(),
        **_counted_tries(secret_key),
    }


def utc_now() -> datetime:
    return datetime.now(UTC)


def _database_url(instance: Path) -> str:
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres://", "postgresql://")):
        return "postgresql+psycopg://" + given.split("://", 1)[1]
    return given or f"sqlite:///{instance / DATABASE_FILE}"


def _kept_secret_key(instance: Path) -> str:
    """Return the key of this installation, made on the first run and readable by its owner only.

    Where nothing can be written the key lasts as long as the process: commands that need no
    database still run, and `flask serve` says what is wrong before it starts.
    """
    kept = instance / "secret_key"
    try:
        return kept.read_text(encoding="ascii")
    except FileNotFoundError:
        return _new_secret_key(kept)


def _new_secret_key(kept: Path) -> str:
    key = secrets.token_urlsafe(32)
    try:
        kept.parent.mkdir(exist_ok=True)
        with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(key)
    except FileExistsError:
        return kept.read_text(encoding="ascii")
    except OSError:
        return key
    return key


def _languages() -> dict[str, object]:
    return {
        "BABEL_DEFAULT_LOCALE": "fr_CA",
        "BABEL_DEFAULT_TIMEZONE": TIMEZONE_NAME,
        "BABEL_TRANSLATION_DIRECTORIES": str(Path(__file__).parent / "translations"),
    }


def _session_cookie(production: bool) -> dict[str, object]:
    return {
        "SESSION_COOKIE_NAME": "__Host-session" if production else "session",
        "SESSION_COOKIE_SECURE": production,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "PERMANENT_SESSION_LIFETIME": IDLE,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
    }


def _production_host(base_url: str, production: bool) -> dict[str, object]:
    if not production:
        return {}
    return {
        "PREFERRED_URL_SCHEME": "https",
        "TRUSTED_HOSTS": [urlsplit(base_url).hostname, "localhost", "127.0.0.1"],
    }


def _mail() -> dict[str, object]:
    """Return where mail is handed in; without `MAIL_SERVER` the application sends none."""
    server = os.environ.get("MAIL_SERVER", "")
    return {
        "MAIL_SERVER": server,
        "MAIL_PORT": int(os.environ.get("MAIL_PORT") or DEFAULT_MAIL_PORT),
        "MAIL_USERNAME": os.environ.get("MAIL_USERNAME", ""),
        "MAIL_PASSWORD": os.environ.get("MAIL_PASSWORD", ""),
        "MAIL_DEFAULT_SENDER": os.environ.get("MAIL_DEFAULT_SENDER", ""),
        "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": bool(server),
        "SECURITY_SEND_PASSWORD_RESET_EMAIL": bool(server),
        "SECURITY_SEND_PASSWORD_RESET_NOTICE_EMAIL": bool(server),
        "SECURITY_EMAIL_HTML": False,
        "SECURITY_EMAIL_TEMPLATE_PASSWORD_RESET": "access/mail/recovery",
        "SECURITY_EMAIL_TEMPLATE_PASSWORD_RESET_NOTICE": "access/mail/changed",
        "SECURITY_EMAIL_TEMPLATE_PASSWORD_CHANGE_NOTICE": "access/mail/changed",
    }


def _counted_tries(secret_key: str) -> dict[str, object]:
    """Return where tries are counted, and the key that hides whose they are."""
    redis = os.environ.get("REDIS_URL")
    return {
        "RATELIMIT_STORAGE_URI": redis or "shared://",
        "TRIES_KEY": _derived(secret_key, "counted tries") if redis else secrets.token_bytes(32),
    }


def _second_factor(secret_key: str) -> dict[str, object]:
    """Return what Flask-Security needs for codes of an application and for recovery codes.

    Both are kept encrypted, with keys that the database does not hold.
    """
    codes = urlsafe_b64encode(_derived(secret_key, "recovery codes"))
    return {
        "SECURITY_TWO_FACTOR": True,
        "SECURITY_TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
        "SECURITY_TWO_FACTOR_RESCUE_EMAIL": False,
        "SECURITY_TWO_FACTOR_AUTHENTICATOR_VALIDITY": 30,
        "SECURITY_TWO_FACTOR_SETUP_URL": "/compte/application",
        "SECURITY_TWO_FACTOR_SETUP_TEMPLATE": "account/authenticator.html",
        "SECURITY_TWO_FACTOR_POST_SETUP_VIEW": "/compte",
        "SECURITY_TWO_FACTOR_TOKEN_VALIDATION_URL": "/connexion/code",
        "SECURITY_TWO_FACTOR_VERIFY_CODE_TEMPLATE": "access/second_factor.html",
        "SECURITY_TWO_FACTOR_RESCUE_URL": "/connexion/sans-code",
        "SECURITY_TWO_FACTOR_SELECT_URL": "/connexion/choix",
        "SECURITY_TWO_FACTOR_SELECT_TEMPLATE": "access/choose_factor.html",
        "SECURITY_TOTP_SECRETS": {"1": _derived(secret_key, "second factor").hex()},
        "SECURITY_TOTP_ISSUER": "Trois voix",
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES": True,
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_N": 8,
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_KEYS": [codes],
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_URL": "/compte/codes-de-secours",
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_TEMPLATE": "account/recovery_codes.html",
        "SECURITY_MULTI_FACTOR_RECOVERY_URL": "/connexion/code-de-secours",
        "SECURITY_MULTI_FACTOR_RECOVERY_TEMPLATE": "access/recovery_code.html",
    }


def _passkeys() -> dict[str, object]:
    return {
        "SECURITY_WEBAUTHN": True,
        "SECURITY_WAN_RP_NAME": "Trois voix",
        "SECURITY_WAN_ALLOW_USER_HINTS": False,  # nobody learns who has a key here
        "SECURITY_WAN_ALLOW_AS_VERIFY": None,
        "SECURITY_WAN_NAME_ALLOWED_CHARS": None,
        "SECURITY_INPUT_NORMALIZE_FORM": "NFC",
        "SECURITY_WAN_REGISTER_URL": "/compte/cles",
        "SECURITY_WAN_REGISTER_TEMPLATE": "account/passkeys.html",
        "SECURITY_WAN_POST_REGISTER_VIEW": "/compte",
        "SECURITY_WAN_DELETE_URL": "/compte/cles/retirer",
        "SECURITY_WAN_SIGNIN_URL": "/connexion/cle",
        "SECURITY_WAN_SIGNIN_TEMPLATE": "access/passkey.html",
    }


def _derived(secret_key: str, purpose: str) -> bytes:
    return hmac.digest(secret_key.encode(), purpose.encode(), "sha256")


def _accounts() -> dict[str, object]:
    return {
        "SECURITY_LOGIN_URL": "/connexion",
        "SECURITY_LOGOUT_URL": "/deconnexion",
        "SECURITY_LOGOUT_METHODS": ["POST"],
        "SECURITY_LOGOUT_CSRF": True,
        "SECURITY_LOGIN_USER_TEMPLATE": "access/sign_in.html",
        "SECURITY_LOGOUT_USER_TEMPLATE": "errors/400.html",
        "SECURITY_POST_LOGIN_VIEW": "/connexion/suite",
        "SECURITY_POST_LOGOUT_VIEW": "/connexion",
        "SECURITY_STATIC_FOLDER": None,
        "SECURITY_FRESHNESS": FRESH,
        "SECURITY_FRESHNESS_GRACE_PERIOD": timedelta(0),
        "SECURITY_VERIFY_URL": "/compte/verifier",
        "SECURITY_VERIFY_TEMPLATE": "account/verify.html",
        "SECURITY_CHANGEABLE": True,
        "SECURITY_CHANGE_URL": "/compte/mot-de-passe",
        "SECURITY_CHANGE_PASSWORD_TEMPLATE": "account/password.html",
        "SECURITY_POST_CHANGE_VIEW": "/compte",
        "SECURITY_RECOVERABLE": True,
        "SECURITY_RESET_URL": "/connexion/oubli",
        "SECURITY_FORGOT_PASSWORD_TEMPLATE": "access/forgotten.html",
        "SECURITY_RESET_PASSWORD_TEMPLATE": "access/reset.html",
        "SECURITY_RESET_PASSWORD_WITHIN": timedelta(hours=1),
        "SECURITY_POST_RESET_VIEW": "/connexion",
        "SECURITY_FLASH_MESSAGES": False,
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        "SECURITY_CLI_USERS_NAME": None,
        "SECURITY_CLI_ROLES_NAME": None,
        "SECURITY_CACHE_CONTROL": None,  # views.headers says it for every page
        "SECURITY_API_ENABLED_METHODS": ["session"],
        "SECURITY_PASSWORD_LENGTH_MIN": 12,
        "SECURITY_PASSWORD_NORMALIZE_FORM": PASSWORD_FORM,
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_PASSWORD_HASH": "argon2",
        # Argon2 salts each password itself; a pepper kept beside the database would add nothing.
        "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": {
            "argon2__type": "ID",
            "argon2__memory_cost": 19 * 1024,
            "argon2__time_cost": 2,
            "argon2__parallelism": 1,
        },
    }
