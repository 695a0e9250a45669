"""Where a template demands it, staff see each file before anybody gets it."""

import io
import json
import zipfile
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from partners.activity.models import ActivityEntry
from partners.artwork.services import begin_version, draw_view
from partners.branding.services import save_brand_kit
from partners.dashboard.selectors import tasks_for
from partners.editions.models import Edition
from partners.editions.selectors import (
    edition_of,
    editions_waiting,
    holders_of,
    notices_for,
    progress_of,
    state_of,
    usual_wait,
    with_uses,
)
from partners.editions.services import (
    approve_edition,
    approving,
    ask_for_renewal,
    create_link,
    edition_behind,
    open_edition,
    record_download,
    refuse_edition,
    renew_some,
    request_edition,
    withdraw_edition,
)
from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, acting
from partners.kernel.errors import Conflict, DomainError, Expired, NotAllowed
from partners.mail.models import OutgoingMail
from partners.materials.models import Material
from partners.materials.services import withdraw_material
from partners.organizations.models import AccessKey, Membership, Organization
from partners.organizations.services.keys import create_access_key
from tests.support.branding import KIT
from tests.support.editions import demand_approval
from tests.support.races import at_once, in_words

WHY = "The hour is missing."


@pytest.fixture
def demanding(card, kit, administrator):
    return demand_approval(card, administrator)


@pytest.fixture
def ask(organization, owner, demanding):
    def make(line="With us", output="jpeg", by=None):
        return request_edition(organization, demanding, line=line, output=output, by=by or acting(owner))

    return make


@pytest.fixture
def waiting(ask):
    return ask()


def test_it_waits_and_is_not_even_drawn(waiting, owner, organization):
    assert state_of(waiting) == "waiting"
    assert (waiting.drawn_at, waiting.file.name, waiting.size) == (None, "", 0)
    for take in (lambda: open_edition(waiting, by=acting(owner)), lambda: record_download(waiting, by=acting(owner))):
        with pytest.raises(Conflict) as refused:
            take()
        assert refused.value.code == "waiting"
    with pytest.raises(Conflict):
        create_link(organization, name="Print shop", days=7, edition=waiting, by=acting(owner))


def test_the_database_keeps_no_file_of_one_that_waits(waiting):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=waiting.pk).update(
            drawn_at=clock.now(), file="editions/x.jpg", size=1, file_sha256="0" * 64
        )


def test_what_only_waits_is_held_by_nobody_when_its_material_is_withdrawn(
    waiting, organization, administrator, staff_editor
):
    material = waiting.template_version.template.material
    with clock.at(clock.now() + timedelta(minutes=1)):
        withdraw_material(material, reasons={"en": "A wrong date"}, by=acting(administrator))
    with clock.at(clock.now() + timedelta(minutes=2)):
        material.refresh_from_db()
        assert notices_for(organization, "en", at=clock.now()) == []
        assert not holders_of(material)
        assert [(each.files, each.holders) for each in with_uses(Material.objects.filter(pk=material.pk))] == [(0, 0)]


def test_of_what_was_approved_its_partner_is_told(waiting, organization, administrator, staff_editor):
    """The control."""
    approve_edition(waiting, by=acting(staff_editor))
    material = waiting.template_version.template.material
    with clock.at(clock.now() + timedelta(minutes=1)):
        withdraw_material(material, reasons={"en": "A wrong date"}, by=acting(administrator))
    with clock.at(clock.now() + timedelta(minutes=2)):
        material.refresh_from_db()
        assert [notice.files for notice in notices_for(organization, "en", at=clock.now())] == [1]
        assert [each.files for each in holders_of(material)] == [1]


def test_asking_again_asks_once(waiting, ask):
    assert ask().pk == waiting.pk
    assert ActivityEntry.objects.filter(verb="edition.submitted").count() == 1


def test_a_template_that_does_not_demand_it_gives_files_at_once(organization, owner, card, kit):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    assert (state_of(edition), edition.asked_at) == ("current", None)
    assert edition.drawn_at is not None


def test_files_from_before_the_demand_are_replaced_and_come_back_with_it(organization, owner, card, kit, administrator):
    before = request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    demand_approval(card, administrator)

    assert state_of(before) == "replaced"
    demand_approval(card, administrator, demanded=False)
    assert state_of(before) == "current"


def test_going_back_to_an_old_drawing_does_not_lift_the_demand(demanding, administrator):
    oldest = demanding.versions.get(number=1)

    assert begin_version(demanding, like=oldest, by=acting(administrator)).needs_approval


def test_once_approved_it_is_handed_out_and_everybody_can_look_it_up(waiting, owner, staff_editor):
    page = f"/en/verify/{waiting.code}/"
    assert Client().get(page).status_code == 404
    approved = approve_edition(waiting, by=acting(staff_editor))

    with open_edition(approved, by=acting(owner)) as file:
        assert file.read(2) == b"\xff\xd8"
    assert state_of(waiting) == "current"
    assert Client().get(page).status_code == 200
    (entry,) = ActivityEntry.objects.filter(verb="edition.approved")
    assert (entry.organization, entry.actor_user) == (waiting.organization, staff_editor)


def test_owners_and_editors_get_a_letter_with_what_was_decided(ask, owner, editor, viewer, staff_editor):
    yes, no = ask(), ask("Another")
    OutgoingMail.objects.all().delete()
    approve_edition(yes, by=acting(staff_editor))
    refuse_edition(no, reason=WHY, by=acting(staff_editor))

    letters = OutgoingMail.objects.filter(to="editor@example.org").order_by("pk")
    assert set(OutgoingMail.objects.values_list("to", flat=True)) == {"owner@example.org", "editor@example.org"}
    assert yes.shown_code in letters[0].text
    assert WHY in letters[1].text
    assert "Another" in letters[1].text


def test_one_that_was_refused_is_never_handed_out_and_another_text_asks_anew(waiting, ask, staff_editor, owner):
    refuse_edition(waiting, reason=f"  {WHY} ", by=acting(staff_editor))

    assert state_of(waiting) == "refused"
    with pytest.raises(Conflict) as refused:
        ask()
    assert (refused.value.code, WHY in str(refused.value)) == ("refused", True)
    again = ask("With us, 6 p.m.")
    assert state_of(again) == "waiting"
    assert list(editions_waiting(acting(staff_editor))) == [again]


def test_deciding_takes_the_right_a_reason_and_a_file_that_waits(waiting, owner, partnerships, staff_editor, ask):
    for person in (owner, partnerships):
        assert list(editions_waiting(acting(person))) == []
        with pytest.raises(NotAllowed):
            approve_edition(waiting, by=acting(person))
        with pytest.raises(NotAllowed):
            refuse_edition(waiting, reason=WHY, by=acting(person))
    for reason in ("", " \n ", "x" * 501):
        with pytest.raises(DomainError):
            refuse_edition(waiting, reason=reason, by=acting(staff_editor))
    approve_edition(waiting, by=acting(staff_editor))
    with pytest.raises(Conflict) as late:
        refuse_edition(waiting, reason=WHY, by=acting(staff_editor))
    assert late.value.code == "decided"


def test_another_kit_takes_it_off_the_line_and_asking_again_waits_anew(waiting, ask, organization, owner, staff_editor):
    save_brand_kit(organization, **KIT | {"colour": "#7a1f1f"}, logo=waiting.kit.logo, by=acting(owner))

    assert state_of(waiting) == "replaced"
    assert list(editions_waiting(acting(staff_editor))) == []
    with pytest.raises(Conflict) as late:
        approve_edition(waiting, by=acting(staff_editor))
    assert late.value.code == "not_waiting"
    # Never approved, so it is not handed out as one that merely is old.
    with pytest.raises(Conflict):
        open_edition(waiting, by=acting(owner))
    assert state_of(ask()) == "waiting"


def test_one_that_is_withdrawn_leaves_the_line(waiting, staff_editor):
    withdraw_edition(waiting, reason=WHY, by=acting(staff_editor))

    assert list(editions_waiting(acting(staff_editor))) == []
    with pytest.raises(Conflict):
        approve_edition(waiting, by=acting(staff_editor))


def test_the_files_of_who_is_no_partner_leave_the_line(waiting, staff_editor):
    Organization.objects.filter(pk=waiting.organization_id).update(standing="suspended")

    assert list(editions_waiting(acting(staff_editor))) == []


def test_a_pack_names_it_as_left_out(organization, owner, demanding, sign_in):
    url = reverse("editions:make", args=[organization.public_id, demanding.material.public_id])
    answer = sign_in(owner).post(url, {"language": ["en"], "do": "pack"})
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as pack:
        manifest = json.loads(pack.read("manifest.json"))

    assert manifest["files"] == []
    assert [each["code"] for each in manifest["left_out"]] == ["waiting"]
    assert state_of(Edition.objects.get()) == "waiting"


def test_whoever_holds_a_link_gets_nothing_and_asks_for_nothing(organization, owner, card, kit, administrator):
    made = request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    link, _secret = create_link(organization, name="Print shop", days=7, edition=made, by=acting(owner))
    demand_approval(card, administrator)

    with pytest.raises(Expired):
        edition_behind(link)
    assert Edition.objects.get() == made
    assert LINK_HOLDER.user is None


def test_making_all_anew_asks_for_each_and_ends(organization, owner, card, kit, administrator):
    request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    demand_approval(card, administrator)
    renewal = ask_for_renewal(organization, by=acting(owner))

    assert not renew_some(renewal.pk)
    progress = progress_of(organization)
    assert (len(progress.waiting), progress.done, progress.is_under_way) == (0, 1, False)
    assert Edition.objects.filter(asked_at__isnull=False, drawn_at__isnull=True).count() == 1


def test_the_picture_of_it_is_stamped_until_it_is_approved(waiting, organization, owner, staff_editor, sign_in):
    url = reverse("editions:picture", args=[organization.public_id, waiting.digest])
    before = sign_in(owner).get(url)
    approve_edition(waiting, by=acting(staff_editor))
    after = sign_in(owner).get(url, headers={"If-None-Match": before["ETag"]})

    # What a browser has kept of before is not said to hold.
    assert (before.status_code, after.status_code) == (200, 200)
    assert b"".join(before) != b"".join(after)


def test_the_preview_is_no_way_around_it(organization, owner, demanding, sign_in, monkeypatch):
    stamps = []

    def watched(*args, stamp=None, **kwargs):
        stamps.append(stamp)
        return draw_view(*args, stamp=stamp, **kwargs)

    monkeypatch.setattr("partners.editions.services.drawing.draw_view", watched)
    url = reverse("editions:preview", args=[organization.public_id, demanding.public_id])
    assert sign_in(owner).get(url).status_code == 200

    assert "Not approved" in str(stamps[0].words)


def test_the_partner_is_told_on_its_pages(waiting, organization, owner, staff_editor, sign_in, demanding):
    client = sign_in(owner)
    files = reverse("editions:editions", args=[organization.public_id])
    studio = reverse("editions:studio", args=[organization.public_id, demanding.public_id])
    html = client.get(files).content.decode()
    assert "waiting for the campaign" in html
    assert "we cannot say yet" in html
    download = reverse("editions:download", args=[organization.public_id, waiting.digest])
    assert download not in html
    assert "sees each file" in client.get(studio).content.decode()
    assert client.post(studio, {"line": "Third", "output": "jpeg"}).url == files
    assert client.post(download).status_code == 409
    assert not ActivityEntry.objects.filter(verb="edition.downloaded").exists()

    refuse_edition(waiting, reason=WHY, by=acting(staff_editor))
    assert WHY in client.get(files, {"state": "refused"}).content.decode()


def test_one_look_is_enough_for_all_types_of_the_same(ask, staff_editor, organization):
    first, later = ask(), ask(output="png")
    assert len(editions_waiting(acting(staff_editor))) == 2
    approve_edition(later, by=acting(staff_editor))

    assert [state_of(each) for each in (first, later, ask("Other words"))] == ["current", "current", "waiting"]
    assert ActivityEntry.objects.filter(verb="edition.approved").count() == 2


def test_a_type_that_is_asked_for_later_follows_what_was_decided(ask, staff_editor):
    approve_edition(ask(), by=acting(staff_editor))
    refuse_edition(ask("Wrong"), reason=WHY, by=acting(staff_editor))

    later = ask(output="png")
    assert (state_of(later), later.decided_by, later.size > 0) == ("current", staff_editor, True)
    with pytest.raises(Conflict) as refused:
        ask("Wrong", output="png")
    assert refused.value.code == "refused"
    assert ActivityEntry.objects.filter(verb="edition.submitted").count() == 2


def test_what_was_approved_and_withdrawn_since_is_looked_at_anew(ask, staff_editor, administrator):
    withdraw_edition(approve_edition(ask(), by=acting(staff_editor)), reason=WHY, by=acting(administrator))

    assert state_of(ask(output="png")) == "waiting"


def test_how_long_it_takes_is_said_only_of_enough_decisions(ask, staff_editor):
    now = clock.now()
    for number in range(5):
        assert usual_wait(at=now) is None
        edition = approve_edition(ask(f"Line {number}"), by=acting(staff_editor))
        since = edition.decided_at - timedelta(hours=number + 1)
        Edition.objects.filter(pk=edition.pk).update(asked_at=since)

    assert usual_wait(at=now) == timedelta(hours=3)


def test_a_refusal_is_to_be_done_until_something_else_is_asked_for(waiting, ask, organization, owner, staff_editor):
    def keys():
        membership = Membership.objects.get(organization=organization, user=owner)
        return [task.key for task in tasks_for(membership, at=clock.now())]

    assert "refused" not in keys()
    refuse_edition(waiting, reason=WHY, by=acting(staff_editor))
    assert "refused" in keys()
    ask("With us, 6 p.m.")
    assert "refused" not in keys()


def test_programs_read_that_it_waits(organization, owner, demanding):
    scopes = [AccessKey.Scope.EDITIONS_READ, AccessKey.Scope.EDITIONS_WRITE]
    _key, secret = create_access_key(
        organization, name="Site", scopes=scopes, expires_at=clock.now() + timedelta(days=30), by=acting(owner)
    )
    headers = {"Authorization": f"Bearer {secret}"}
    told = {"template": str(demanding.public_id), "line": "By key"}
    made = Client().post("/api/v1/editions", told, content_type="application/json", headers=headers).json()

    assert (made["state"], made["file_url"], made["sha256"], made["bytes"]) == ("waiting", None, None, 0)
    fetched = Client().get(f"/api/v1/editions/{made['code']}/file", headers=headers)
    assert (fetched.status_code, fetched.json()["code"]) == (409, "waiting")
    listed = Client().get("/api/v1/editions?state=waiting", headers=headers).json()
    assert [each["code"] for each in listed["items"]] == [made["code"]]


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_of_two_who_decide_at_once_one_decides(self, waiting, staff_editor, administrator):
        ended = at_once(
            lambda: approve_edition(waiting, by=acting(staff_editor)),
            lambda: refuse_edition(waiting, reason=WHY, by=acting(administrator)),
        )

        assert sorted(in_words(ended)) == ["decided", "done"]
        assert ActivityEntry.objects.filter(verb__in=["edition.approved", "edition.refused"]).count() == 1

    @pytest.mark.postgresql
    @pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has a single writer")
    def test_without_the_lock_both_would_decide(self, waiting, staff_editor, administrator, monkeypatch):
        """The negative control."""
        together = Barrier(2, timeout=10)

        def unheld(edition, *, by):
            found = Edition.objects.select_related(
                "organization", "template_version__template__material__campaign"
            ).get(pk=edition.pk)
            together.wait()
            return found

        monkeypatch.setattr(approving, "_waiting", unheld)
        ended = at_once(
            lambda: approve_edition(waiting, by=acting(staff_editor)),
            lambda: refuse_edition(waiting, reason=WHY, by=acting(administrator)),
        )

        assert in_words(ended) == ["done", "done"]
        assert ActivityEntry.objects.filter(verb__in=["edition.approved", "edition.refused"]).count() == 2


class TestScreens:
    def test_staff_find_it_on_their_first_screen_and_decide_one_after_the_other(
        self, ask, staff_editor, sign_in, organization
    ):
        first, second = ask("First"), ask("Second")
        staff = sign_in(staff_editor)
        assert "Files that wait for approval" in staff.get("/cms/").content.decode()
        url = f"/cms/files/{first.public_id}/decide/"
        html = staff.get(url).content.decode()
        assert all(words in html for words in (organization.name, "First", "1 of 2 that wait"))
        picture = staff.get(f"/cms/files/{first.public_id}/picture/")
        assert picture["Content-Type"] == "image/jpeg"

        missing = staff.post(url, {"decision": "refuse", "reason": " "})
        assert missing.status_code == 422
        answer = staff.post(url, {"decision": "approve"})
        assert answer.url == f"/cms/files/{second.public_id}/decide/"
        assert staff.post(answer.url, {"decision": "refuse", "reason": WHY}).url == "/cms/files/waiting/"
        assert [state_of(each) for each in (first, second)] == ["current", "refused"]

    def test_without_a_button_nothing_is_decided_and_that_is_said(self, waiting, staff_editor, sign_in):
        client = sign_in(staff_editor)
        for sent in ({}, {"decision": "perhaps", "reason": "The hour is missing."}):
            page = client.post(reverse("backoffice_files:file_decide", args=[waiting.public_id]), sent)
            assert "Nothing was decided" in page.content.decode()
            assert sent.get("reason", "") in page.content.decode()
        waiting.refresh_from_db()
        assert waiting.decided_at is None

    def test_a_second_window_is_told_and_loses_nothing(self, waiting, staff_editor, administrator, sign_in):
        staff, url = sign_in(staff_editor), f"/cms/files/{waiting.public_id}/decide/"
        assert staff.get(url).status_code == 200
        approve_edition(waiting, by=acting(administrator))

        late = staff.post(url, {"decision": "refuse", "reason": WHY})
        assert late.status_code == 409
        assert WHY in late.content.decode()
        assert staff.get(url).url == f"/cms/files/{waiting.public_id}/"
        assert staff.get(f"/cms/files/{waiting.public_id}/").status_code == 200

    def test_several_are_decided_at_once_and_what_others_decided_stays(self, ask, staff_editor, administrator, sign_in):
        files = [ask(f"Line {number}") for number in range(3)]
        refuse_edition(files[0], reason=WHY, by=acting(administrator))
        ids = [str(each.public_id) for each in files]
        staff, url = sign_in(staff_editor), "/cms/files/waiting/"
        assert staff.post(url, {"decision": "approve"}).status_code == 422
        kept = staff.post(url, {"decision": "refuse", "id": ids[1:2]})
        assert kept.status_code == 422
        assert f'value="{ids[1]}" checked' in kept.content.decode()
        told = staff.post(url, {"decision": "approve", "id": [*ids, "no-id"]}, follow=True).content.decode()

        assert "2 files are approved" in told
        assert files[0].shown_code in told
        assert [state_of(each) for each in files] == ["refused", "current", "current"]

    def test_staff_without_the_right_meet_404(self, waiting, partnerships, moderator, sign_in):
        for person in (partnerships, moderator):
            for path in ("waiting/", f"{waiting.public_id}/decide/", f"{waiting.public_id}/picture/"):
                assert sign_in(person).get(f"/cms/files/{path}").status_code == 404
        assert edition_of(waiting.organization, waiting.digest).decided_at is None

    def test_those_that_show_the_same_are_decided_with_it(self, ask, staff_editor, sign_in):
        first, twin, other = ask(), ask(output="png"), ask("Other words")
        staff = sign_in(staff_editor)
        answer = staff.post(f"/cms/files/{first.public_id}/decide/", {"decision": "approve"})
        assert answer.url == f"/cms/files/{other.public_id}/decide/"

        pair = [ask("Third"), ask("Third", output="png")]
        sent = {"decision": "approve", "id": [str(each.public_id) for each in pair]}
        page = staff.post("/cms/files/waiting/", sent, follow=True).content.decode()
        assert "2 files are approved" in page
        assert "Not decided by you" not in page
        assert [state_of(each) for each in (twin, *pair, other)] == ["current"] * 3 + ["waiting"]
