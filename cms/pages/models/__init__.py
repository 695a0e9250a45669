"""What every public page has in common, the home page, plain pages, and the settings of a site."""

from .plain import HomePage, StandardPage
from .public import ListPage, PublicPage, PublicSite

__all__ = ["HomePage", "ListPage", "PublicPage", "PublicSite", "StandardPage"]
