"""The forms of accounts in the words of the house; what they check is the library's."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

EMAIL = _("Email address")
PASSWORD = _("Password")
NEW = _("New password")
AGAIN = _("The new password again")
LENGTH = _("At least 12 characters. Three words that nobody would guess are easy to keep in mind.")
CODE = _("Code")
NEEDED = {
    "login": _("Enter your email address"),
    "email": _("Enter your email address"),
    "password": _("Enter your password"),
    "oldpassword": _("Enter your password until now"),
    "password1": _("Enter a new password"),
    "password2": _("Enter the new password again"),
    "code": _("Enter a code"),
}
CODE_HINT = _("Six digits from your app, or one of your recovery codes.")


def dress(form: forms.Form, name: str, label: Any, hint: Any = "", complete: str = "") -> None:
    """Give a field its label, hint and what a browser may fill in; no placeholder."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    if name in NEEDED:
        field.error_messages["required"] = NEEDED[name]
    if complete:
        field.widget.attrs["autocomplete"] = complete
    if complete == "one-time-code":
        field.widget.attrs |= {"inputmode": "numeric", "class": "govuk-input--width-10"}


class _TwoPasswords:
    """The two fields of a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, "password1", NEW, LENGTH, "new-password")  # type: ignore[arg-type]
        dress(self, "password2", AGAIN, "", "new-password")  # type: ignore[arg-type]


class SignIn(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, "login", EMAIL, "", "username")
        dress(self, "password", PASSWORD, "", "current-password")


class PasswordAgain(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, "password", PASSWORD, "", "current-password")


class ChangePassword(_TwoPasswords, account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, "oldpassword", _("Password until now"), "", "current-password")


class SetPassword(_TwoPasswords, account.SetPasswordForm):
    pass


class ResetPassword(_TwoPasswords, account.ResetPasswordKeyForm):
    pass


class AskForReset(account.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, "email", EMAIL, "", "username")


class Code(mfa.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, "code", CODE, CODE_HINT, "one-time-code")


class CodeAgain(mfa.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, "code", CODE, CODE_HINT, "one-time-code")


class AddApp(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, "code", CODE, _("Six digits that your app shows now."), "one-time-code")


class _Readable:
    """A credential that lacks a part is refused as a wrong one is, not a fault of ours."""

    def full_clean(self) -> None:
        try:
            super().full_clean()  # type: ignore[misc]
        except (KeyError, AttributeError, TypeError, ValueError):
            self.add_error(None, _("The browser's answer cannot be read. Try again."))  # type: ignore[attr-defined]


class ShowPasskey(_Readable, webauthn.AuthenticateWebAuthnForm):
    pass


class PasskeyAgain(_Readable, webauthn.ReauthenticateWebAuthnForm):
    pass


class AddPasskey(_Readable, webauthn.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, "name", _("Name of the passkey"), _("So that you know it again: work laptop."))


class Welcome(_TwoPasswords, account.SetPasswordForm):
    """The first password of somebody who was invited."""
