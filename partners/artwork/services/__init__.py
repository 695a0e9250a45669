"""What happens to templates, and how they are drawn."""

from .drawing import draw, draw_sample_of, draw_view
from .templates import add_template, revise_template

__all__ = ["add_template", "draw", "draw_sample_of", "draw_view", "revise_template"]
