from django.apps import AppConfig


class MaterialsConfig(AppConfig):
    name = "partners.materials"
    label = "materials"

    def ready(self) -> None:
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun
        from partners.materials.selectors import titles_of_materials

        NAMERS[Noun.MATERIAL] = titles_of_materials
