"""Log-in through others: OIDC by ourselves, or by a sidecar in front of us."""
