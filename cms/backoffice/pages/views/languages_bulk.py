"""The same question for many pages at once. Each of these stands in place of Wagtail's action of the same name."""

from typing import Any

from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.move import MoveBulkAction
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.models import Page

from cms.backoffice.pages.views.languages import chosen, question
from cms.pages import services
from cms.pages.selectors.versions import Act, OtherVersion, other_versions
from partners.kernel.actors import acting, actor_of


class WithLanguages(PageBulkAction):
    """Pages that were selected themselves are no other language of anything."""

    act: Act

    def versions_of(self, pages: list[Page]) -> dict[int, list[OtherVersion]]:
        selected = {page.pk for page in pages}
        return {
            page.pk: [
                version
                for version in other_versions(page, self.act, by=actor_of(self.request), under=self.new_parent())
                if version.page.pk not in selected
            ]
            for page in pages
        }

    def new_parent(self) -> Page | None:
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        found = self.versions_of([entry["item"] for entry in context["items"]])
        every = {version.page.pk: version for versions in found.values() for version in versions}
        context["languages"] = question(self.act, list(every.values()), self.request)
        return context

    def get_execution_context(self) -> dict[str, Any]:
        # Asked before the first of them is taken away: afterwards some could not tell any more.
        found = self.versions_of(self.actionable_objects)
        ticked = chosen(self.request)
        along = {pk: [v.page.pk for v in versions if v.page.pk in ticked] for pk, versions in found.items()}
        return {**super().get_execution_context(), "along": along}


class UnpublishPages(WithLanguages, UnpublishBulkAction):
    act = Act.UNPUBLISH
    template_name = "cms/backoffice/pages/pages_unpublish.html"

    @classmethod
    def execute_action(cls, objects: Any, include_descendants: bool = False, user: Any = None, **kwargs: Any) -> Any:
        done = 0
        for page in objects:
            # A queryset, asked twice: the difference is how many went along.
            live = page.get_descendants().live()
            done += live.count() if include_descendants else 0
            services.take_offline(page, by=acting(user), along=kwargs["along"][page.pk], below=include_descendants)
            done -= live.count() if include_descendants else 0
        return len(objects), done


class DeletePages(WithLanguages, DeleteBulkAction):
    act = Act.DELETE
    template_name = "cms/backoffice/pages/pages_delete.html"

    @classmethod
    def execute_action(cls, objects: Any, user: Any = None, **kwargs: Any) -> Any:
        below = sum(page.get_descendant_count() for page in objects)
        # From the top: what stands below a page goes with it, in each language.
        for page in sorted(objects, key=lambda page: page.depth):
            # The same holds for other languages, so only those are handed on that are still there.
            along = Page.objects.filter(pk__in=kwargs["along"][page.pk]).values_list("pk", flat=True)
            # One that was selected as well may be gone with the page above it.
            if Page.objects.filter(pk=page.pk).exists():
                services.delete_page(page, by=acting(user), along=list(along))
        return len(objects), below


class MovePages(WithLanguages, MoveBulkAction):
    act = Act.MOVE
    template_name = "cms/backoffice/pages/pages_move.html"

    def new_parent(self) -> Page | None:
        return self.cleaned_form.cleaned_data["chooser"] if self.cleaned_form else None

    def prepare_action(self, pages: Any, pages_without_access: Any) -> Any:
        """Where the new parent leaves out a language that was ticked, the dialogue comes again and says so."""
        refused = super().prepare_action(pages, pages_without_access)
        if refused is not None:
            return refused
        ticked = chosen(self.request)
        found = [version for versions in self.versions_of(pages).values() for version in versions]
        if not any(version.reason and version.page.pk in ticked for version in found):
            return None
        # Where Wagtail's dialogue looks for what was chosen.
        self.destination = self.new_parent()
        return self.render_to_response(self.get_context_data())

    @classmethod
    def execute_action(cls, objects: Any, destination: Any = None, user: Any = None, **kwargs: Any) -> Any:
        for page in objects:
            services.move_page(page, under=destination, by=acting(user), along=kwargs["along"][page.pk])
        return len(objects), 0


BULK_ACTIONS = [UnpublishPages, DeletePages, MovePages]
