"""The screen of one video, its files for moderators' eyes, and the line in which they are taken one after the other."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, pgettext
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from cms.backoffice.frame.transitions import Step, Subject, TransitionView
from partners.activity.verbs import Noun
from partners.kernel.actors import actor_of
from partners.kernel.answers import in_parts, no_page
from partners.kernel.fields.files import FileForm
from partners.kernel.limits.budgets import Budget, heavy
from partners.kernel.models import private_storage
from partners.supporters.forms.offering import MaskedForm
from partners.supporters.models import WallPost
from partners.supporters.rendering import FILM, POSTER, file_of
from partners.supporters.selectors import posts_for_staff, posts_waiting_for, similar_to
from partners.supporters.services.moderating import decline_post, mask_post, show_post, take_down_post
from partners.supporters.workflow import POST

TONES = {"offered": "primary", "shown": "success", "declined": "warning"}
# A letter for each decision; shown on the screen beside it.
KEYS = {"show": "s", "mask": "m", "decline": "d", "take_down": "w"}


def post_url(post: WallPost) -> str:
    return reverse("backoffice_videos:post", args=[post.public_id])


def post_title(post: WallPost) -> str:
    """The beginning of what is said in it; of what was withdrawn, its number."""
    return post.caption or str(post)


POSTS = Subject(
    workflow=POST,
    visible_to=posts_for_staff,
    url_of=post_url,
    # Withdrawing by the code is its maker's own move.
    steps={
        "show": Step(
            show_post,
            gettext_lazy(
                "Everybody sees it from now on, on this site and in frames on others. Who left an address gets a mail."
            ),
            gettext_lazy("The video is shown."),
        ),
        "mask": Step(
            mask_post,
            gettext_lazy(
                "Its maker asked that a face or a voice be hidden. Say so once that is done; until then it cannot be "
                "shown. A file or link that you give here takes the place of the one that was sent, which is deleted."
            ),
            gettext_lazy("It is noted as masked. A new file or link is being prepared now."),
            form=MaskedForm,
            asks=lambda post: {"post": post},
        ),
        "decline": Step(
            decline_post,
            gettext_lazy(
                "It is not shown, and deleted in a month. Who left an address gets your reason by mail. This cannot be "
                "taken back."
            ),
            gettext_lazy("The video has been declined."),
            is_dangerous=True,
        ),
        "take_down": Step(
            take_down_post,
            gettext_lazy(
                "It disappears everywhere at once, and nothing of it is kept. Who left an address gets your reason by "
                "mail. This cannot be taken back."
            ),
            gettext_lazy("The video is withdrawn, and nothing of it is kept."),
            is_dangerous=True,
        ),
    },
)


class Line:
    """What waits, the oldest first: the place of one video in it, and its neighbours."""

    def __init__(self, request: HttpRequest, post: WallPost) -> None:
        waiting = posts_waiting_for(actor_of(request))
        self.rows = list(waiting.only("pk", "public_id", "campaign"))
        self.place = next((at for at, row in enumerate(self.rows, start=1) if row.pk == post.pk), 0)

    @property
    def previous(self) -> str:
        return post_url(self.rows[self.place - 2]) if self.place > 1 else ""

    @property
    def following(self) -> str:
        """The next one; of something that does not wait any more, the first that does."""
        return post_url(self.rows[self.place]) if self.place < len(self.rows) else ""

    @property
    def after(self) -> str:
        """Where a moderator goes on once this one is decided; empty where nothing else waits."""
        others = [row for row in self.rows if self.rows.index(row) != self.place - 1]
        return post_url(others[min(max(self.place - 1, 0), len(others) - 1)]) if others else ""


class PostView(WagtailAdminTemplateMixin, TemplateView):
    """The video, both consents, and what looks like it, on one screen."""

    template_name = "cms/backoffice/moderation/post.html"
    header_icon = "media"
    request: HttpRequest

    @cached_property
    def post_shown(self) -> WallPost:
        return get_object_or_404(posts_for_staff(actor_of(self.request)), public_id=self.kwargs["public_id"])

    def get_page_title(self) -> str:
        return str(self.post_shown)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_videos:index"), "label": pgettext("of supporters", "Videos")},
            {"url": "", "label": str(self.post_shown)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        post = self.post_shown
        moves = POSTS.moves_for(self.request.user, post)
        return super().get_context_data(
            post=post,
            tone=TONES.get(post.standing, ""),
            moves=[(transition, step, KEYS[transition.name]) for transition, step in moves],
            line=Line(self.request, post),
            similar=similar_to(post, actor_of(self.request)),
            history=history_of(subject_type=Noun.VIDEO, subject_id=post.public_id),
            **kwargs,
        )


@method_decorator(heavy("POST"), name="dispatch")
class DecideView(TransitionView):
    """After the decision comes the next video, and not the one that is done with."""

    subject = POSTS

    @property
    def done_url(self) -> str:
        if self.transition.name not in {"show", "decline"}:
            return self.url
        # It does not wait any more, so the line is asked for where it stood before it was decided.
        return self.next_url or reverse("backoffice_videos:index")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.next_url = Line(request, self.thing).after
        return super().post(request, *args, **kwargs)

    def files(self, request: HttpRequest) -> dict[str, Any]:
        # Only the form that takes one knows what to do with a payer.
        if not issubclass(self.form_class, FileForm):
            return {}
        return {"files": request.FILES, "budget": Budget("film", request.user.pk)}


class PostFileView(View):
    """The clean copy and the poster, for moderators before anybody else. Wagtail asks for the way in."""

    def get(self, request: HttpRequest, public_id: Any, name: str) -> HttpResponseBase:
        post = get_object_or_404(posts_for_staff(actor_of(request)), public_id=public_id)
        try:
            file = private_storage().open(file_of(post, {"film": FILM, "poster": POSTER}[name]))
        except (FileNotFoundError, KeyError):
            raise Http404 from None
        response = in_parts(request, file, "video/mp4" if name == "film" else "image/jpeg")
        no_page(response)
        response["Cache-Control"] = "private, no-store"
        return response
