"""What partners, staff and strangers type about files."""

from .deciding import DecisionForm, EditionWithdrawalForm
from .embeds import HostsForm
from .occasions import PhotographForm
from .packs import LinkForm, PackForm
from .studio import ConfirmationForm, EditionFilterForm, SignatureForm, StudioForm
from .verifying import CodeForm, FileLookUpForm

__all__ = [
    "CodeForm",
    "ConfirmationForm",
    "DecisionForm",
    "EditionFilterForm",
    "EditionWithdrawalForm",
    "FileLookUpForm",
    "HostsForm",
    "LinkForm",
    "PackForm",
    "PhotographForm",
    "SignatureForm",
    "StudioForm",
]
