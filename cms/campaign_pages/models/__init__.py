"""The pages with which the campaign speaks, and where it is spoken to."""

from .campaign import CampaignPage, PartnersPage
from .reporting import SafeReportPage
from .videos import VideosPage

__all__ = ["CampaignPage", "PartnersPage", "SafeReportPage", "VideosPage"]
