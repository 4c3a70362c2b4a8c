package com.paperdynasty.signin;

import com.paperdynasty.config.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param rolesS how long after the sign-in roles last, in seconds: until then a role that was taken
 *     away at the provider still counts
 * @param allowHttp whether the provider's addresses, and our own, may be without TLS on other
 *     machines
 * @param timeoutMs how long the provider may take for an answer
 * @param answerBytes the size of the largest answer of the provider that is read
 * @param pauseMs after a failed discovery the next one waits for so long
 * @param discoveryMs after this time the discovery document is read again
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
    long rolesS,
    boolean allowHttp,
    @Setting(most = 60_000) long timeoutMs,
    @Setting(least = 1_024, most = 10_000_000) int answerBytes,
    long pauseMs,
    long discoveryMs,
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

  /**
   * Whether the issuer's address, or our own, may be used: over a network that others share, what
   * the provider signs, its keys and the codes that browsers bring must come with TLS.
   */
  public boolean mayUse(String address) {
    return ProviderAddress.read(address).filter(this::isSafe).isPresent();
  }

  private boolean isSafe(ProviderAddress address) {
    return address.hasTls() || allowHttp || address.isOfThisMachine();
  }

  /**
   * Why an address that the provider names in its description may not be used; null if it may. A
   * provider elsewhere must not have this server send requests to its own machine.
   */
  @Nullable String faultOf(String address) {
    ProviderAddress read = ProviderAddress.read(address).orElse(null);
    if (read == null) {
      return "is not an absolute https address: " + ProviderAnswer.shortened(address);
    }
    boolean isElsewhere =
        ProviderAddress.read(issuer).filter(ProviderAddress::isOfThisMachine).isEmpty();
    if (read.isOfThisMachine() && isElsewhere) {
      return "is an address of this machine, and auth.oidc.issuer is not";
    }
    return isSafe(read) ? null : "is without TLS";
  }

  /** Does not show the secret. */
  @Override
  public String toString() {
    return "OidcSettings[" + issuer + ", " + clientId + "]";
  }
}
