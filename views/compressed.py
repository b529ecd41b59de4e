"""Pages of people who answer travel compressed: a phone with one bar of network gets a fifth.

Nothing in them repeats what came in the address, and a form posted from another site comes without
the cookie: nobody can guess the resume code from the length of a page (decision 12).
"""

from flask import Flask
from flask_compress import Compress

compress = Compress()


def init_app(app: Flask) -> None:
    """Prepare compression; only the blueprints that ask for it have it."""
    app.config.update(
        COMPRESS_REGISTER=False,
        COMPRESS_MIMETYPES=["text/html"],
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=10,
        COMPRESS_LEVEL=9,
    )
    compress.init_app(app)
