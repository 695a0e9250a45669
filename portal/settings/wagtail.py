"""The CMS: no second door, no third party, nothing but clean files."""

from django.utils.functional import lazy
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from environs import Env

env = Env()


def site_name() -> str:
    """The campaign's name for its portal, in the reader's language. By name, for settings come before all models."""
    return str(import_string("partners.campaigns.selectors.portal_face")().name_in(get_language() or "en"))


# Which languages readers find, asked by `partners.kernel.languages.opened`.
LANGUAGES_ONLINE = "cms.pages.selectors.site.languages_online"
WAGTAIL_SITE_NAME = lazy(site_name, str)()
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Nobody chooses another person's password: new staff ask for a code at the one door.
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_I18N_ENABLED = True
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_MODERATION_ENABLED = True
# No embeds: each would show our readers to another site.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILIMAGES_IMAGE_MODEL = "media.CampaignImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.CleanImageForm"
# Below the 80 that Wagtail takes: a telephone waits for the largest picture of a page.
WAGTAILIMAGES_WEBP_QUALITY = 72
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "media.CampaignDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.CleanDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf"]
# By a view always: a redirect to the storage would pass by the question who may read.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "portal.search"}}
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False
# "Translate this page" makes a draft; by default it would be as online as the original, in the original's words.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# How a page came from another language is known even when its original is deleted; else nobody could tell its words.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
# Says nothing of what lies behind it: the form is drawn for whoever sends a number.
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "cms/pages/password.html"  # noqa: S105  a path
WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = WAGTAIL_PASSWORD_REQUIRED_TEMPLATE
# The address that somebody types would be answered with the title of the page there, whoever may know of it.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""
# Whether pages for everybody are drawn once for many; without it each visitor waits for all their queries.
KEEP_PAGES = env.bool("KEEP_PAGES", True)
# Whether a page that is drawn takes from the process what all pages have in common.
KEEP_PARTS = env.bool("KEEP_PARTS", True)
