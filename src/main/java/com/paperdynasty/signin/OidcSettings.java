package com.paperdynasty.signin;

import com.paperdynasty.config.Setting;
import java.util.List;

/**
 * The OpenID provider, and the bounds of a sign-in.
 *
 * @param issuer the provider's address, under which its discovery document is; empty: no sign-in
 * @param clientId this server at the provider
 * @param clientSecret empty for a public client
 * @param redirectUrl the address of {@code /auth/callback} here, as the provider knows it
 * @param scopes what is asked for
 * @param label the provider's name on the page
 * @param rolesClaim the claim whose texts are roles here; empty: nobody has a role
 * @param timeoutMs how long the provider may take for an answer
 * @param pauseMs after a failed discovery the next one waits for so long
 * @param signInMs how long a sign-in may take, from its beginning to the provider's answer
 * @param codeMs how long the page may take to fetch its token
 * @param atOnce how many requests to the provider may be under way on a node
 */
public record OidcSettings(
    String issuer,
    String clientId,
    String clientSecret,
    String redirectUrl,
    List<String> scopes,
    String label,
    String rolesClaim,
    @Setting(most = 60_000) long timeoutMs,
    long pauseMs,
    @Setting(most = 3_600_000) long signInMs,
    @Setting(most = 600_000) long codeMs,
    int atOnce) {
  public OidcSettings {
    scopes = List.copyOf(scopes);
  }

  /** Whether people can sign in with a provider. */
  public boolean isOn() {
    return !issuer.isEmpty();
  }

  /** Does not show the secret. */
  @Override
  public String toString() {
    return "OidcSettings[" + issuer + ", " + clientId + "]";
  }
}
