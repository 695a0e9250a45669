"""Artwork with slots, as designers hand it over, becomes a template."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import CommandError, CommandParser
from django.utils.datastructures import MultiValueDict

from partners.artwork.forms import TemplateVersionForm
from partners.artwork.models import Template
from partners.artwork.services.templates import add_template
from partners.kernel.actors import acting
from partners.kernel.limits.budgets import Budget
from partners.materials.models import Material
from partners.users.models import User
from portal.management.staff import StaffCommand, in_language


class Command(StaffCommand):
    help = (
        "Add a template from a description (docs/artwork/README.md), its artwork beside it. Later versions "
        "are made in the back office, and materials are linked to it there."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("description", type=Path, metavar="FILE.json")
        parser.add_argument("--material", required=True, metavar="KEY")
        parser.add_argument("--titles", nargs="+", type=in_language, required=True, metavar="en=WORDS")
        parser.add_argument("--credit", default="")
        parser.add_argument("--licence", default="")

    def act(self, person: User, **options: Any) -> None:
        path = options["description"]
        try:
            material = Material.objects.get(key=options["material"])
        except (Material.DoesNotExist, Material.MultipleObjectsReturned) as error:
            raise CommandError(f"There is not one material with the key {options['material']}.") from error
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            facts = {
                "key": f"{told['name']}-{told['language']}".replace("_", "-"),
                "kind": told["kind"],
                "language": told["language"],
                "titles": dict(options["titles"]),
                "description": told.get("alt", ""),
            }
            artwork = (path.parent / told["artwork"]).read_bytes()
            Template(material=material, **facts).clean_fields()
        except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
            raise CommandError(f"{path}: {error!r}") from error
        # The same checks and the same cleaning as when staff upload a new version.
        form = TemplateVersionForm(
            {"slots": json.dumps(told["slots"]), "credit": options["credit"], "licence": options["licence"]},
            MultiValueDict({"artwork": [SimpleUploadedFile(told["artwork"], artwork)]}),
            budget=Budget("artwork", person.pk),
        )
        if not form.is_valid():
            raise CommandError(f"{path}: {form.errors.as_text()}")
        made = form.cleaned_data
        add_template(
            material,
            **facts,
            artwork=made["artwork"].data,
            slots=made["slots"],
            credit=made["credit"],
            licence=made["licence"],
            by=acting(person),
        )
        self.stdout.write(f"{facts['key']} is there, for the material {material.key}.")
