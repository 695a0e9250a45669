"""What people fill in about the campaign.

subjects  signing the statement, and what the press may ask about
settings  what the campaign is, and how its portal looks
"""

from .settings import CampaignForm, FaceForm
from .subjects import EndorsementForm, NamesForm, NewSubjectForm, SubjectForm

__all__ = ["CampaignForm", "EndorsementForm", "FaceForm", "NamesForm", "NewSubjectForm", "SubjectForm"]
