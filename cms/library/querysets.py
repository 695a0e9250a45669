"""Which materials there are for whom, and what a list of them needs."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.blocks.selectors import open_pages
from cms.media.selectors import pictures_for_cards
from partners.kernel.languages.ordering import in_alphabet
from partners.kernel.languages.word_forms import written_in
from partners.materials.models import KINDS_OF_FORMAT, Format, Material
from partners.materials.selectors import faces_shown

MAX_WORDS = 8
# Days for which something is new.
NEW_FOR = 30


def new_since(at: datetime) -> datetime:
    """By whole days of UTC: what is kept of a list then changes at midnight, which every kept page knows."""
    return datetime.combine(at.astimezone(UTC).date() - timedelta(days=NEW_FOR), time(), UTC)


class MaterialQuerySet(PageQuerySet):
    def available(self, *, at: datetime) -> "MaterialQuerySet":
        """Those whose material is offered, and that are themselves a face of it now."""
        faces = faces_shown(at=at).filter(
            material__public_id=OuterRef("translation_key"), language=OuterRef("locale__language_code")
        )
        # Not a join: it would give a page once for each row that fits.
        return self.filter(Exists(faces))

    def narrowed(
        self,
        *,
        language: str = "",
        kind: str = "",
        use: str = "",
        campaign: Any = None,
        state: str = "",
        at: datetime | None = None,
    ) -> "MaterialQuerySet":
        """Empty arguments do not narrow. `state` is `new`, which needs to know the time, or `changed`."""
        found = self
        if language:
            found = found.filter(locale__language_code=language)
        if kind:
            found = found.filter(kind=kind)
        if use:
            found = found.filter(kind__in=KINDS_OF_FORMAT[Format(use)])
        if campaign is not None:
            found = found.filter(campaign=campaign)
        if state == "new" and at is not None:
            found = found.filter(first_published_at__gte=new_since(at))
        if state == "changed":
            found = found.filter(Exists(row_of_page().filter(corrected_at__isnull=False)))
        return found

    def missing_in(self, language: str, *, at: datetime) -> "MaterialQuerySet":
        """Those that cannot be had in this language, each once: in the language in which it was there first."""
        others = faces_shown(at=at).filter(material__public_id=OuterRef("translation_key"), language=language)
        earlier = self.model.objects.available(at=at).filter(
            translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk")
        )
        return self.available(at=at).filter(~Exists(others), ~Exists(earlier))

    def counted(self, *, missing_in: str, at: datetime) -> tuple[int, int]:
        """How many these are, and how many of all cannot be had in that language, in one query."""
        missing = self.model.objects.missing_in(missing_in, at=at)
        told = self.model.objects.aggregate(
            own=Count("pk", filter=Q(pk__in=self.order_by().values("pk"))),
            missing=Count("pk", filter=Q(pk__in=missing.values("pk"))),
        )
        return told["own"], told["missing"]

    def for_cards(self) -> "MaterialQuerySet":
        """With language, picture and what was corrected, in as many queries for one as for a hundred."""
        return self.with_words().prefetch_related(Prefetch("preview", queryset=pictures_for_cards()))

    def with_words(self) -> "MaterialQuerySet":
        """What a card says; the pictures come from elsewhere."""
        row = row_of_page()
        told = {name: Subquery(row.values(name)[:1]) for name in ("corrected_at", "change_notes")}
        return self.annotate(**told).select_related("locale")

    def in_order(self, order: str) -> "MaterialQuerySet":
        """`changed`: what was put right or published last comes first; `title`: by the reader's alphabet; else the
        newest first. For what `for_cards` has given."""
        if order == "title":
            return self.order_by(*in_alphabet("title"), "pk")
        if order == "changed":
            last = Coalesce(F("corrected_at"), F("last_published_at"))
            return self.order_by(last.desc(nulls_last=True), "-first_published_at", "-pk")
        return self.order_by("-first_published_at", "-pk")

    def collected_in(self, collection: Any) -> "MaterialQuerySet":
        """In its order, each once."""
        own = entries().filter(page=collection, material__public_id=OuterRef("translation_key"))
        place = Subquery(own.order_by("sort_order", "pk").values("sort_order")[:1])
        return self.filter(Exists(own)).annotate(place=place).order_by("place", "pk")

    def related_to(self, page: Any) -> "MaterialQuerySet":
        """Others in its language, the closest first: in one collection with it, on the same topic, of the same kind."""
        own = entries().filter(material__public_id=page.translation_key, page__live=True)
        shared = entries().filter(
            material__public_id=OuterRef("translation_key"),
            page__live=True,
            page__in=own.values("page"),
        )
        near = [(Exists(shared), 4), (Q(kind=page.kind), 1)]
        if page.subject_id:
            near.append((Q(subject=page.subject_id), 2))
        closeness: Any = sum(
            (Case(When(why, then=weight), default=0, output_field=IntegerField()) for why, weight in near), Value(0)
        )
        others = self.filter(locale=page.locale_id).exclude(translation_key=page.translation_key)
        return others.annotate(near=closeness).filter(near__gt=0).order_by("-near", "-first_published_at", "-pk")

    def matching(self, words: str) -> "MaterialQuerySet":
        """Those that hold the words in any of their forms, or words that begin so."""
        # Only the first of them; folded they would be in no dictionary, and the search folds them itself.
        plain = " ".join(written_in(words)[:MAX_WORDS])
        if not plain:
            return self.none()
        # Asked of all materials and narrowed by the database: the search knows only some of the filters.
        everywhere = self.model.objects.all()
        ids = {page.pk for page in everywhere.search(plain, order_by_relevance=False)}
        # Both, because the first finds whole words in all fields, the second beginnings in a few.
        ids |= {page.pk for page in everywhere.autocomplete(plain, order_by_relevance=False)}
        return self.filter(pk__in=ids)


def row_of_page() -> Any:
    """For a question about pages: the row that each is the face of."""
    return Material.objects.filter(public_id=OuterRef("translation_key"))


def entries() -> Any:
    # By its name: models are made of these querysets.
    return apps.get_model("library", "CollectionEntry")._default_manager.all()


class CollectionQuerySet(PageQuerySet):
    def shown(self, *, language: str, at: datetime) -> "CollectionQuerySet":
        """Those that everybody may read and that hold something in this language, with its `number`."""
        faces = faces_shown(at=at).filter(language=language, material=OuterRef("material"))
        held = entries().filter(Exists(faces), page=OuterRef("pk")).order_by().values("page")
        number = Subquery(held.annotate(number=Count("material", distinct=True)).values("number"))
        own: Any = open_pages(self.filter(locale__language_code=language), at=at)
        return own.annotate(number=number).filter(number__gt=0).order_by(F("dated_on").desc(nulls_last=True), "path")

    def for_cards(self) -> "CollectionQuerySet":
        return self.prefetch_related(Prefetch("picture", queryset=pictures_for_cards()))


CollectionManager = PageManager.from_queryset(CollectionQuerySet)
MaterialManager = PageManager.from_queryset(MaterialQuerySet)
