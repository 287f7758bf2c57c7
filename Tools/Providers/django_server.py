"""Serves django-oauth-toolkit. Reads a JSON file with its settings, its user and its clients, and then serves it."""

import json
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import django
from django.conf import settings

given = json.loads(Path(sys.argv[1]).read_text())

settings.configure(
    SECRET_KEY="not a secret: this server exists for a minute",
    DEBUG=False,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
        "oauth2_provider"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware"],
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request", "django.contrib.auth.context_processors.auth"]}}],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": given["database"]}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    # Made to be fast, as for tests: the default costs half a second for each sign-in.
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    LOGIN_URL="/login/",
    LOGGING_CONFIG=None,
    OAUTH2_PROVIDER={
        "OIDC_ENABLED": True,
        "OIDC_RP_INITIATED_LOGOUT_ENABLED": True,
        "OIDC_ISS_ENDPOINT": given["issuer"],
        "OIDC_RSA_PRIVATE_KEY": given["key"],
        "OIDC_RSA_PRIVATE_KEYS_INACTIVE": given["old_keys"],
        "AUTHORIZATION_CODE_EXPIRE_SECONDS": given["code_lifetime"],
        "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": given["names_issuer"],
        "ALLOWED_REDIRECT_URI_SCHEMES": ["http", "https"],
        "SCOPES": {"openid": "openid", "profile": "profile", "email": "email"},
        "OAUTH2_VALIDATOR_CLASS": f"{__name__}.validator",
    },
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.contrib.auth.views import LoginView  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.middleware.csrf import get_token  # noqa: E402
from django.urls import include, path  # noqa: E402
from oauth2_provider.models import get_application_model  # noqa: E402
from oauth2_provider.oauth2_validators import OAuth2Validator  # noqa: E402


class validator(OAuth2Validator):
    """Adds the name and the mail address, which the toolkit leaves to the application."""

    oidc_claim_scope = {**OAuth2Validator.oidc_claim_scope, "name": "profile", "email": "email"}

    def get_additional_claims(self):
        return {"name": lambda r: r.user.get_full_name(), "email": lambda r: r.user.email}


class Login(LoginView):
    """The login page of Django, with a template in the code."""

    def render_to_response(self, context, **kwargs):
        hidden = f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(self.request)}">'
        fields = hidden + context["form"].as_p()
        return HttpResponse(f'<form method="post">{fields}<button name="enter" value="1">Enter</button></form>')


urlpatterns = [
    path("login/", Login.as_view()),
    path("", include("oauth2_provider.urls", namespace="oauth2_provider")),
]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Handler(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


def prepare() -> None:
    call_command("migrate", verbosity=0)
    user = given["user"]
    User.objects.filter(username=user["name"]).delete()
    first, last = user["full_name"].split(" ", 1)
    User.objects.create_user(user["name"], user["mail"], user["password"], first_name=first, last_name=last)
    applications = get_application_model().objects
    applications.all().delete()
    for client in given["clients"]:
        made = applications.create(**client)
        made.full_clean(exclude=["client_secret"])


if __name__ == "__main__":
    # Django imports this program a second time, as the module that it names.
    sys.modules.setdefault("django_server", sys.modules["__main__"])
    prepare()
    server = Server(("127.0.0.1", given["port"]), Handler)
    server.set_app(get_wsgi_application())
    server.serve_forever()
