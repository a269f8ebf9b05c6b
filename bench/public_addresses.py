"""The site's addresses and an empty page: same middleware, base template with menu, no content."""

from bench.pages import addresses

_held = addresses()
urlpatterns = list(_held.urlpatterns)
handler403 = "commonweal.web.accounts.refusals.forbidden"
handler404, handler500 = _held.handler404, _held.handler500
handler429 = "commonweal.web.accounts.refusals.too_many"
