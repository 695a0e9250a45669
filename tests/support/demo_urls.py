"""The site's addresses as the demo has them; import only while DEMO is on."""

from django.urls import include, path

from portal.demo import urls as demo_urls
from portal.urls import handler400, handler403, handler404, handler500
from portal.urls import urlpatterns as site

urlpatterns = [path("demo/", include(demo_urls)), *site]

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
