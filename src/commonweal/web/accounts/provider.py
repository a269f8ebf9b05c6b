"""The council's issuer, held to more than the library asks: nonce, signature, one subject."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from commonweal.web.accounts.claims import agreeing


class CouncilAdapter(OpenIDConnectOAuth2Adapter):
    """Talks to the issuer."""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Read who signed in from a token that was checked, and what else the issuer says."""
        signed = kwargs["response"].get("id_token")
        if not signed:
            raise OAuth2Error("the issuer sent no id_token")
        claims = self._decode_id_token(app, signed)
        further = {}
        if "email" not in claims and "userinfo_endpoint" in self.openid_config:
            further = self._fetch_user_info(token.token)
        data = {"id_token": agreeing(claims, further), "further": further}
        return self.get_provider().sociallogin_from_response(request, data)

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        """Check the signature too: the library trusts the line over which the token came."""
        try:
            return jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (KeyError, TypeError, ValueError) as fault:
            raise OAuth2Error("the token or the issuer's own page cannot be read") from fault

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """Where the issuer sends people back to."""
        return request.build_absolute_uri(reverse("council_back"))


class CouncilProvider(OpenIDConnectProvider):
    """A code flow with proof of key and a nonce; a request adds nothing to it."""

    id = "council"
    name = "Council"
    oauth2_adapter_class = CouncilAdapter
    pkce_enabled_default = True

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: Any = None,
        data: Any = None,
        **more: Any,
    ) -> HttpResponse:
        """Lead to the issuer with a nonce that is kept beside the state."""
        nonce = secrets.token_urlsafe(24)
        asked = {"auth_params": {"nonce": nonce}, "scope": ["openid", "email"]}
        return super().redirect(request, AuthProcess.LOGIN, next_url, {"nonce": nonce}, **asked)


provider_classes = [CouncilProvider]
