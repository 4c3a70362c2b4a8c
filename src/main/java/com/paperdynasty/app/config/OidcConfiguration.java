package com.paperdynasty.app.config;

import com.paperdynasty.config.ConfigBinder;
import com.paperdynasty.config.ConfigTree;
import com.paperdynasty.signin.OidcSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Reads the OpenID provider, and rejects settings with which nobody could sign in. */
final class OidcConfiguration {
  private static final String CALLBACK = "/auth/callback";

  private OidcConfiguration() {}

  static OidcSettings of(ConfigTree tree, ConfigBinder binder) {
    OidcSettings settings = binder.bind("auth.oidc.", OidcSettings.class);
    if (!settings.isOn()) {
      return settings;
    }
    if (!isAddress(settings.issuer())) {
      binder.fault("auth.oidc.issuer", "must be an https or http address without a query");
    }
    if (isAddress(settings.issuer()) && !settings.mayUse(settings.issuer())) {
      binder.fault(
          "auth.oidc.issuer",
          "must be https: somebody on the way could sign in as anybody (auth.oidc.allow-http allows http)");
    }
    if (!isAddress(settings.redirectUrl()) || !settings.redirectUrl().endsWith(CALLBACK)) {
      binder.fault(
          "auth.oidc.redirect-url",
          "must be the address of this server, as browsers have it, with " + CALLBACK);
    } else if (!settings.mayUse(settings.redirectUrl())) {
      binder.fault(
          "auth.oidc.redirect-url",
          "must be https: it carries a code that signs somebody in (auth.oidc.allow-http allows http)");
    }
    if (settings.clientId().isEmpty()) {
      binder.fault("auth.oidc.client-id", "is missing: the provider gives it");
    }
    if (!settings.scopes().contains("openid")) {
      binder.fault("auth.oidc.scopes", "must have openid");
    }
    if (settings.label().isBlank()) {
      binder.fault("auth.oidc.label", "must be the name of the provider");
    }
    if (!tree.list("auth.algorithms").contains("HS256")) {
      binder.fault("auth.oidc.issuer", "needs HS256 in auth.algorithms, for tokens of this server");
    }
    return settings;
  }

  private static boolean isAddress(String url) {
    try {
      URI uri = new URI(url);
      return List.of("http", "https").contains("" + uri.getScheme())
          && uri.getHost() != null
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
