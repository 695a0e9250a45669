"""Run under production settings: answers of real pages as JSON, one for each address."""

import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from cms.pages.models import HomePage  # noqa: E402
from partners.users.models import User  # noqa: E402
from tests.support.sessions import sign_in  # noqa: E402

PASSWORD = "correct horse battery staple"
SEEN_BY_EVERYBODY = [
    "/en/account/login/", "/uk/account/signup/", "/en/partner/join/", "/en/press/ask/", "/en/developers/", "/api/v1/",
    "/api/v1/openapi.json", "/api/v1/activity", "/cms/", "/en/nothing/", "/healthz", "/robots.txt", "/media/none.png",
    "/.well-known/security.txt", "/demo/",
]  # fmt: skip
SEEN_SIGNED_IN = ["/en/partner/join/", "/en/account/email/", "/en/account/2fa/", "/cms/"]


def told(response):
    return {
        "status": response.status_code,
        "headers": {name.lower(): value for name, value in response.headers.items()},
        "cookies": {name: cookie.OutputString() for name, cookie in response.cookies.items()},
    }


call_command("createcachetable")
behind_proxy = {"HTTP_HOST": "portal.example.org", "HTTP_X_FORWARDED_PROTO": "https", "REMOTE_ADDR": "127.0.0.1"}
anybody = Client(**behind_proxy)
answers = {path: told(anybody.get(path)) for path in SEEN_BY_EVERYBODY}
answers["without tls"] = told(Client(HTTP_HOST="portal.example.org").get("/en/account/login/"))
answers["foreign host"] = told(
    Client(HTTP_HOST="evil.example", HTTP_X_FORWARDED_PROTO="https").get("/en/account/login/")
)
answers["forwarded host"] = told(anybody.get("/en/account/login/", HTTP_X_FORWARDED_HOST="evil.example"))

person = User.objects.create_user("person@example.org", PASSWORD)
person.emailaddress_set.create(email=person.email, verified=True, primary=True)
client = Client(**behind_proxy)
answers["signing in"] = told(client.post("/en/account/login/", {"login": person.email, "password": PASSWORD}))
answers |= {f"{path} signed in": told(client.get(path)) for path in SEEN_SIGNED_IN}

home = Page.get_first_root_node().add_child(
    instance=HomePage(title="Home", slug="start", hero_title="H", hero_lead="L")
)
home.save_revision()
Site.objects.update(root_page=home)
Site.clear_site_root_paths_cache()
administrator = User.objects.create_superuser("administrator@example.org", PASSWORD)
sign_in(client, administrator)
draft = f"/cms/pages/{home.pk}/view_draft/"
answers["a preview"] = told(client.get(draft))
# A server that does TLS itself, with no proxy that would say so.
with override_settings(SECURE_PROXY_SSL_HEADER=None):
    itself = Client(HTTP_HOST="portal.example.org")
    itself.cookies = client.cookies
    answers["a preview without a proxy"] = told(itself.get(draft, secure=True))
sys.stdout.write(json.dumps(answers))
