"""What staff change about a template, and what may be printed."""

from .printed import ARTWORK_BYTES, ArtworkField, PrintedTextField, check_printable
from .slots import SlotForm, SlotFormSet, SlotsField, values_of
from .templates import LookedForm, NewTemplateForm, TemplateDraftForm, TemplateVersionForm

__all__ = [
    "ARTWORK_BYTES",
    "ArtworkField",
    "LookedForm",
    "NewTemplateForm",
    "PrintedTextField",
    "SlotForm",
    "SlotFormSet",
    "SlotsField",
    "TemplateDraftForm",
    "TemplateVersionForm",
    "check_printable",
    "values_of",
]
