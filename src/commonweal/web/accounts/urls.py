"""Addresses of accounts: those of the library that are used, each by hand, and no other."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from csp.constants import SELF
from csp.decorators import csp_update
from django.urls import path, re_path

from commonweal.web.accounts import council_login
from commonweal.web.accounts.pages import enrolling, second_factor_needed
from commonweal.web.accounts.welcome import welcome
from commonweal.web.demonstration.enter import enter

script = csp_update({"script-src": [SELF]})  # passkeys live in the browser; all else works without

urlpatterns = [
    path("", mfa.index, name="mfa_index"),
    path("sign-in/", account.login, name="account_login"),
    path("enter/", enter, name="demonstration_enter"),
    path("sign-out/", account.logout, name="account_logout"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("welcome/<str:token>/", welcome, name="welcome"),
    path("council/", council_login.leave, name="council_login"),
    path("council/back/", council_login.come_back, name="council_back"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/first/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("again/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "again/passkey/",
        script(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("code/", script(mfa.authenticate), name="mfa_authenticate"),
    path("second-factor/", second_factor_needed, name="second_factor_needed"),
    path("app/", enrolling(totp.activate_totp), name="mfa_activate_totp"),
    path("app/remove/", enrolling(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("codes/", enrolling(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "codes/new/", enrolling(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path("passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", script(enrolling(webauthn.add_webauthn)), name="mfa_add_webauthn"),
    path(
        "passkeys/<int:pk>/remove/", enrolling(webauthn.remove_webauthn), name="mfa_remove_webauthn"
    ),
]
