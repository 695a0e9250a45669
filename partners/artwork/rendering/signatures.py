"""What stands below a person's mails: who writes, for whom, and what for. No style, so that every program takes it."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .letters import BREAK
from .shapes import one_line


@dataclass(frozen=True, slots=True)
class Signature:
    """`campaign_link` leads to the portal, `link` to the partner's own page."""

    person: str
    role: str
    name: str
    tagline: str
    link: str
    shown_link: str
    handles: tuple[str, ...]
    campaign: str
    hashtag: str
    campaign_link: str


def signature_as_words(signature: Signature) -> str:
    # Two hyphens and a space: programs fold away what follows (RFC 3676, 4.3).
    own = [*_first(signature), signature.shown_link, " · ".join(signature.handles)]
    ours = [f"{signature.campaign} {signature.hashtag}", signature.campaign_link]
    return "-- \n" + "\n\n".join("\n".join(filter(None, map(one_line, part))) for part in (own, ours)) + "\n"


def signature_as_markup(signature: Signature) -> SafeString:
    person, *rest = _first(signature)
    lines = [format_html('<strong dir="auto">{}</strong>', one_line(person))]
    lines += [format_html('<span dir="auto">{}</span>', one_line(each)) for each in rest if each]
    lines.append(format_html('<a href="{}">{}</a>', signature.link, one_line(signature.shown_link)))
    if signature.handles:
        lines.append(format_html("{}", one_line(" · ".join(signature.handles))))
    campaign = format_html('<a href="{}">{}</a>', signature.campaign_link, one_line(signature.campaign))
    parts = [format_html_join(BREAK, "{}", ((line,) for line in lines))]
    parts.append(format_html("{} {}", campaign, one_line(signature.hashtag)))
    return format_html_join("\n", "<p>{}</p>", ((part,) for part in parts))


def _first(signature: Signature) -> tuple[str, ...]:
    return signature.person, signature.role, signature.name, signature.tagline
