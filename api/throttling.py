"""How often one may ask."""

from rest_framework.throttling import SimpleRateThrottle


class KeyThrottle(SimpleRateThrottle):
    scope = "key"

    def get_cache_key(self, request, view):
        return f"throttle:key:{request.auth.pk}" if request.auth else None


class AddressThrottle(SimpleRateThrottle):
    scope = "address"

    def get_cache_key(self, request, view):
        return None if request.auth else f"throttle:address:{self.get_ident(request)}"
