"""What browsers are told, and how much a request may hold."""

# Wagtail itself lifts this for its previews.
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
# `no-referrer` makes browsers send `Origin: null`, and Django then refuses every form.
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "portal.resending.pages.csrf_failure"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
# A page as a preview: what everybody gets, in the frame of our own editor.
PREVIEW_CONTENT_SECURITY_POLICY = {"frame-ancestors": ["'self'"]}
# Wagtail's editor writes inline scripts and styles, shows previews in frames and crops pictures from data: and blob:.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    # Supporters' films, for moderators.
    "media-src": ["'self'"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'self'"],
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ("accelerometer", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "payment", "usb")
}
# What the editor of pages needs: a campaign's page with two hundred topics, events and ways to join, each with ten
# sources, has 33,823 fields and 6.7 MB of text. portal.form_limits keeps all other forms to what follows below.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 40_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
MOST_FIELDS_OF_A_FORM = 500
MOST_BYTES_OF_A_FORM = 2_621_440
# With all its files. The largest that a form takes is a printer's artwork of 30 MB.
MOST_BYTES_OF_A_REQUEST = 40 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 20
