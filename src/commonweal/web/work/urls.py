"""Addresses of the pages of work."""

from django.urls import path

from commonweal.web.work import desk, meetings, plan_actions, plans, returns, targets

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
    path("plan/", plans.all_plans, name="plans"),
    path("plan/<slug:board>/", plans.board_plan, name="board-plan"),
    path("plan/<slug:board>/open/", plans.begin, name="plan-open"),
    path("plan/<slug:board>/submit/", plans.submit, name="plan-submit"),
    path("plan/<slug:board>/settle/", plans.settle, name="plan-settle"),
    path("plan/<slug:board>/reason/", plans.give_reason, name="plan-reason"),
    path("plan/<slug:board>/new-action/", plan_actions.new_action, name="plan-action-new"),
    path("plan/<slug:board>/actions/<slug:ref>/", plan_actions.action, name="plan-action"),
    path(
        "plan/<slug:board>/actions/<slug:ref>/leave-out/",
        plan_actions.leave_out,
        name="plan-leave-out",
    ),
    path(
        "plan/<slug:board>/actions/<slug:ref>/progress/",
        plan_actions.progress,
        name="plan-progress",
    ),
    path("meetings/", meetings.all_meetings, name="meetings-at-work"),
    path("meetings/polling-day/", meetings.polling, name="polling-day"),
    path("meetings/<int:number>/", meetings.meeting, name="meeting-at-work"),
    path("meetings/<int:number>/packs/<int:key>/", meetings.pack, name="pack-at-work"),
    path("meetings/<int:number>/items/<int:item>/", meetings.item, name="meeting-item"),
    path("meetings/<int:number>/items/<int:item>/decide/", meetings.decide, name="decide"),
    path("meetings/<int:number>/<slug:act>/", meetings.act, name="meeting-act"),
]
