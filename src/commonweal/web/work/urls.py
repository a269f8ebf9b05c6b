"""Addresses of the pages of work."""

from django.urls import path

from commonweal.web.work import desk, returns, targets

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("returns/", returns.all_returns, name="returns"),
    path("returns/<int:number>/", returns.whole, name="return"),
    path("returns/<int:number>/submit/", returns.hand_in, name="return-submit"),
    path("returns/<int:number>/settle/", returns.settle, name="return-settle"),
    path("returns/<int:number>/<slug:subject>/<slug:item>/", returns.entry, name="return-entry"),
    path("targets/", targets.all_targets, name="targets"),
    path("targets/<int:number>/", targets.target, name="target"),
    path("targets/<int:number>/amend/", targets.amend, name="target-amend"),
    path(
        "targets/<slug:board>/<slug:listing>/<slug:card>/<slug:series>/",
        targets.propose,
        name="target-propose",
    ),
]
