"""What is stored in one form, as people read it."""

from django import template

from partners.kernel.fields import shown_address, shown_link, shown_phone

register = template.Library()

register.filter("shown_address", shown_address)
register.filter("shown_link", shown_link)
register.filter("shown_phone", shown_phone)
