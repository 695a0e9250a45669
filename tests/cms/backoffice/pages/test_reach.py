"""What staff read of pages that are not theirs: nothing, on whichever screen, Wagtail's as well as ours."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    Comment,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageViewRestriction,
    Workflow,
    WorkflowPage,
)
from wagtail_localize.models import Translation, TranslationSource

from cms.pages.models import StandardPage
from tests.cms.conftest import link, put_online
from tests.conftest import make_user
from tests.support.admin import address_of, routes
from tests.support.closed import CANARY
from tests.support.prove import THOROUGH, only_in_prove

# Enough of the canary to find it by: what was asked for and comes back is not the whole.
WORD = CANARY[:-1]
# Those without pages are held by one rule, so one of them stays in the suite.
WHO = [
    "limited",
    *(pytest.param(who, marks=only_in_prove) for who in ("press_officer", "partnerships", "moderator")),
]
PAGE_RIGHTS = ["add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"]
FILES = ["add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"]
# Of what an administrator may add to a group: screens on which pages are named beside their own things.
MORE = ["redirect", "workflow", "task", "groupapprovaltask", "collection"]


@pytest.fixture
def own(home):
    """The part of the tree that the limited editor works in: a page, one below it and a draft."""
    top = put_online(StandardPage(title="Own", slug="own"), under=home)
    below = put_online(StandardPage(title="Own below", slug="below"), under=top)
    for page in (top, below):
        page.save_revision().publish()
    top.add_child(instance=StandardPage(title="Own draft", slug="draft", live=False)).save_revision()
    return top


@pytest.fixture
def limited(own):
    """Everything that can be done with pages, but below one of them only."""
    group = Group.objects.create(name="A part of the site")
    codenames = [
        "access_admin",
        "submit_translation",
        *(f"{act}_{kind}" for act in ("add", "change", "delete", "view") for kind in MORE),
    ]
    group.permissions.set(Permission.objects.filter(codename__in=codenames))
    for codename in PAGE_RIGHTS:
        right = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=own, permission=right)
    for right in Permission.objects.filter(
        codename__in=FILES, content_type__app_label__in=["wagtailimages", "wagtaildocs"]
    ):
        GroupCollectionPermission.objects.create(
            group=group, collection=Collection.get_first_root_node(), permission=right
        )
    return make_user("limited@example.org", staff=True, groups=(group.name,))


def keep_from_others(page, number, *, by):
    """In turn restricted, past its end, a draft, and open with another title waiting in its draft."""
    title, was_live = f"{CANARY} {page.pk}", page.live
    page.slug = f"{CANARY if number % 4 != 3 else 'open'}-{page.pk}"
    page.title = title if number % 4 != 3 else f"Open {page.pk}"
    page.expire_at = timezone.now() if number % 4 == 1 else None
    page.save()
    revision = page.save_revision(user=by, log_action=True)
    if was_live:
        revision.publish()
    if number % 4 == 0:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    if number % 4 == 2:
        page.unpublish()
    if number % 4 == 3:
        page.title = title
        page.save_revision(user=by)


@pytest.fixture
def planted(belongings, own, home, everything, make_picture, administrator):
    """The pages of everybody else, each with the word in its title, in every state that a list may ask for."""
    kept = {home.pk, *Page.objects.descendant_of(own, inclusive=True).values_list("pk", flat=True)}
    foreign = Page.objects.filter(depth__gt=1).exclude(pk__in=kept)
    for number, page in enumerate(foreign.specific()):
        keep_from_others(page, number, by=everything)
    foreign.update(locked=True, locked_by=administrator, locked_at=timezone.now())
    some = list(foreign.order_by("pk"))
    for source in TranslationSource.objects.all():
        source.update_from_db()
    for translation in Translation.objects.all():
        translation.save_target(publish=False)
    # Own pages lead to foreign ones, and foreign ones to own pictures: lists of uses name the other side.
    redirected = foreign.get(pk=belongings[0]["page_id"])
    Redirect.objects.update(redirect_page=redirected, redirect_link="")
    picture = belongings[0]["image_id"]
    for page in foreign.specific():
        if hasattr(page, "share_picture_id"):
            page.share_picture_id = picture
            page.save()
    workflow = Workflow.objects.get(pk=belongings[0]["workflow_pk"])
    WorkflowPage.objects.get_or_create(workflow=workflow, page=redirected)
    target = StandardPage.objects.get(pk=own.pk)
    target.action = [("call", link("There", page=redirected))]
    target.save_revision(user=everything).publish()
    Comment.objects.create(page=redirected.specific, user=everything, text=f"{CANARY} comment", contentpath="title")
    assert foreign.count() > 8
    return belongings, some


def queries(some):
    page = some[0]
    url = f"http://testserver{page.get_url() or '/'}"
    return [
        f"q={WORD}",
        "&".join(f"id={one.pk}" for one in some),
        f"parent_page_id={page.pk}&child_of={page.pk}&destination_page={page.pk}&locale=uk",
        f"page_type=pages.standardpage&q={WORD}&multiple=1",
        f"link_url={url}&link_text=x",
        "page_type=library.materialpage&user_perms=copy_to",
        "fields=*,parent(title)&show_contents=1",
        "export=csv",
        f"source_title={WORD}&label={WORD}&title={WORD}",
        f"object_id={page.pk}&next=/cms/pages/{page.pk}/&search={WORD}",
        f"descendant_of={page.pk}&limit=20&for_explorer=1",
        f"translation_of={page.pk}&fields=_,title",
        f"ancestor_of={page.pk}",
    ]


def sendings(some):
    page = some[0]
    url = f"http://testserver{page.get_url() or '/'}"
    names = ("id", "chooser", "parent_page", "new_parent_page")
    words = {"new_slug": "x", "new_title": "x", "next": "/cms/", "locales": 1, "url": url}
    link_form = {"external-link-chooser-url": url, "external-link-chooser-link_text": "x"}
    return [{}, {**dict.fromkeys(names, page.pk), **words, **link_form}]


class Reader:
    def __init__(self, client: Client) -> None:
        self.client = client
        client.raise_request_exception = False
        self.told, self.faults, self.asked = {}, [], 0

    def ask(self, method, address, data=None):
        cookies = self.client.cookies.copy()
        with transaction.atomic():
            answer = getattr(self.client, method)(address, data or {})
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            # What an answer leaves to be said on the next page.
            said = " ".join(map(str, getattr(answer.wsgi_request, "_messages", [])))
            transaction.set_rollback(True)
        self.client.cookies = cookies
        self.asked += 1
        text = content.decode(errors="replace") + said + answer.get("Location", "")
        # What was asked for and comes back tells nothing.
        text = re.sub(r"(?:link_url|url)=\S+", "", text.replace(address, ""))
        if CANARY in text:
            where = re.findall(f".{{0,70}}{CANARY}.{{0,30}}", text)[:2]
            self.told.setdefault(
                (method, re.sub(r"\d+", "0", address.partition("?")[0])), (answer.status_code, address, where)
            )
        if answer.status_code >= 500:
            self.faults.append((method, address))
        return answer, content


def walk(client, belongings, some, thorough):
    reader = Reader(client)
    for turn, route in enumerate(routes()):
        address = address_of(route, belongings)
        reader.ask("get", address)
        for number, query in enumerate(queries(some)):
            if thorough or (turn + number) % (4 if "<" not in route.path else 13) == 0:
                reader.ask("get", f"{address}?{query}")
        for data in sendings(some):
            reader.ask("post", address, data)
    return reader


def bulk(reader, some):
    for action in ("delete", "move", "publish", "unpublish"):
        for page in some:
            reader.ask("get", f"/cms/bulk/wagtailcore/page/{action}/?id={page.pk}&next=/cms/")
        reader.ask("get", f"/cms/bulk/wagtailcore/page/{action}/?id=all&childOf={some[0].get_parent().pk}")
        reader.ask("post", f"/cms/bulk/wagtailcore/page/{action}/?id={some[0].pk}&next=/cms/")
    for app in ("images", "documents", "users"):
        reader.ask("get", f"/cms/bulk/{app}/{app}/delete/?id={some[0].pk}")


@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")
def test_the_word_is_found_where_it_may_be_read(planted, administrator, sign_in):
    belongings, _some = planted
    reader = Reader(sign_in(administrator))
    for route in routes():
        reader.ask("get", address_of(route, belongings))

    assert len(reader.told) > 25


@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")  # a list of wagtail-localize
@pytest.mark.parametrize("who", WHO)
def test_nobody_reads_of_a_page_that_is_not_theirs(who, request, planted, sign_in):
    belongings, some = planted
    user = request.getfixturevalue(who)
    reader = walk(sign_in(user), belongings, some, thorough=THOROUGH)
    bulk(reader, some)

    assert reader.told == {}
    assert reader.faults == []
    assert reader.asked > 600
