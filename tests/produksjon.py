"""What production must have in its environment beside what the demo has: who vouches for staff."""

OIDC_MILJO = {
    "OIDC_ANSATT_ISSUER": "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0",
    "OIDC_ANSATT_TENANT": "11111111-2222-4333-8444-555555555555",
    "OIDC_ANSATT_CLIENT_ID": "inkludering",
    "OIDC_ANSATT_CLIENT_SECRET": "en hemmelighet",
    "OIDC_ANSATT_AUTHORIZATION_ENDPOINT": "https://login.microsoftonline.com/t/oauth2/v2.0/authorize",
    "OIDC_ANSATT_TOKEN_ENDPOINT": "https://login.microsoftonline.com/t/oauth2/v2.0/token",
    "OIDC_ANSATT_JWKS_URI": "https://login.microsoftonline.com/t/discovery/v2.0/keys",
    "OIDC_ANSATT_END_SESSION_ENDPOINT": "https://login.microsoftonline.com/t/oauth2/v2.0/logout",
    "OIDC_ANSATT_DOMENER": "nav.example",
}
