"""What happens to templates, and how they are drawn."""

from .drawing import draw, draw_sample_of, draw_view, is_code_readable, longest_link
from .templates import add_template, revise_template

__all__ = ["add_template", "draw", "draw_sample_of", "draw_view", "is_code_readable", "longest_link", "revise_template"]
