from django.forms.renderers import TemplatesSetting


class PortalFormRenderer(TemplatesSetting):
    """Draws every form with the portal's own components; needs `django.forms` in INSTALLED_APPS."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
