"""Addresses of the pages of work."""

from django.urls import path

from commonweal.web.work import desk, returns

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("returns/", returns.all_returns, name="returns"),
    path("returns/<int:number>/", returns.whole, name="return"),
    path("returns/<int:number>/submit/", returns.hand_in, name="return-submit"),
    path("returns/<int:number>/settle/", returns.settle, name="return-settle"),
    path("returns/<int:number>/<slug:subject>/<slug:item>/", returns.entry, name="return-entry"),
]
