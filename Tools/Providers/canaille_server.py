"""Serves canaille. Reads a JSON file with its settings, its user and its clients.

The data is in SQLite: the database in memory that canaille has joins the conditions of a query with "or".
"""

import json
import sys
from pathlib import Path

from werkzeug.serving import WSGIRequestHandler, make_server

from canaille import create_app

given = json.loads(Path(sys.argv[1]).read_text())


class Handler(WSGIRequestHandler):
    def log(self, *arguments):
        pass


def fill(app) -> None:
    """Adds the user and the clients."""
    from canaille.app import models
    from canaille.backends import Backend

    with app.app_context():
        store = Backend.instance
        user = given["user"]
        first, last = user["full_name"].split(" ", 1)
        store.save(models.User(
            user_name=user["name"], password=user["password"], emails=[user["mail"]], formatted_name=user["full_name"],
            given_name=first, family_name=last))
        for client in given["clients"]:
            made = models.Client(**client)
            store.save(made)
            made.audience = [made]
            store.save(made)


if __name__ == "__main__":
    application = create_app({
        "SECRET_KEY": "not a secret: this server exists for a minute",
        "SERVER_NAME": f"127.0.0.1:{given['port']}",
        "PREFERRED_URL_SCHEME": "http",
        "SESSION_COOKIE_SECURE": False,
        "CANAILLE_DATABASE": "sql",
        "CANAILLE_SQL": {
            "DATABASE_URI": f"sqlite:///{given['database']}",
            # Made to be fast, as for tests.
            "PASSWORD_HASH_PARAMS": {"pbkdf2_sha512__rounds": 1000}},
        "CANAILLE": {"JAVASCRIPT": False, "HTMX": False, "CAPTCHA_ENABLED": False, "LOGGING": None},
        "CANAILLE_OIDC": {"ACTIVE_JWKS": given["keys"], "INACTIVE_JWKS": given["old_keys"], "TRUSTED_DOMAINS": []},
    })
    import canaille.oidc.provider

    # Canaille has no setting for it.
    canaille.oidc.provider.AUTHORIZATION_CODE_LIFETIME = given["code_lifetime"]
    fill(application)
    make_server("127.0.0.1", given["port"], application, threaded=True, request_handler=Handler).serve_forever()
