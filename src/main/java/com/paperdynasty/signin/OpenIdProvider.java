package com.paperdynasty.signin;

import com.paperdynasty.concurrent.CallerContextPromise;
import com.paperdynasty.identity.GuestAccess;
import com.paperdynasty.identity.IdTokenVerifier;
import com.paperdynasty.identity.IssuerClient;
import com.paperdynasty.identity.JwksSettings;
import com.paperdynasty.identity.SignatureAlgorithm;
import com.paperdynasty.identity.TokenError;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.signin.SignInLog.Kind;
import com.paperdynasty.signin.TokenEndpoint.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configured provider: vertx-auth-oauth2 makes the address to which browsers are sent, {@link
 * TokenEndpoint} exchanges codes, and what the provider signs is verified by {@code identity},
 * which is stricter than the library and fetches new keys when they change.
 *
 * <p>A provider that cannot be reached is asked again at the next sign-in, after a pause. What it
 * says of itself is read again from time to time. Thread-safe. Futures complete on the caller's
 * context.
 *
 * <p>Every answer of it has a bound in bytes and in time, and a request that reaches one is
 * cancelled. The library makes no more than that one address, because it has no such bound: it
 * reads the discovery document, the tokens, the keys and the UserInfo to their end, however long
 * they are. So it is told what the discovery found, and asks nobody.
 */
final class OpenIdProvider implements Provider {
  private static final Logger log = LoggerFactory.getLogger(OpenIdProvider.class);
  private static final long KEYS_AGE_MS = 3_600_000;
  private static final long KEYS_PAUSE_MS = 10_000;
  private static final int KEYS = 32;
  private static final Duration LEEWAY = Duration.ofSeconds(30);
  private static final int MOST_TOKEN_CHARACTERS = 16_384;

  private final Vertx vertx;
  private final OidcSettings settings;
  private final Clock clock;
  private final SignInLog signInLog;
  private final DiscoveryLog discoveryLog = new DiscoveryLog();
  private final Refreshable<Discovered> discovery;
  private final IssuerClient issuer;

  /** With connections of its own: a slow UserInfo must not keep others from their tokens. */
  private final IssuerClient userInfo;

  private final TokenEndpoint tokenEndpoint;
  private volatile @Nullable Discovered latest;

  /** The provider as it describes itself, with what verifies its ID tokens. */
  private record Discovered(DiscoveryDocument says, OAuth2Auth oauth2, IdTokenVerifier idTokens) {}

  OpenIdProvider(Vertx vertx, OidcSettings settings, Clock clock, SignInLog signInLog) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    this.signInLog = signInLog;
    this.discovery =
        new Refreshable<>(this::discover, settings.discoveryMs(), settings.pauseMs(), clock);
    this.issuer = client();
    this.userInfo = client();
    this.tokenEndpoint = new TokenEndpoint(issuer, settings);
  }

  private IssuerClient client() {
    return new IssuerClient(
        vertx,
        new HttpClientOptions(),
        settings.atOnce(),
        settings.timeoutMs(),
        settings.answerBytes());
  }

  @Override
  public Future<String> address(SignInAttempt attempt, String state) {
    return discovered().map(provider -> withQuery(provider, request(attempt, state)));
  }

  private OAuth2AuthorizationURL request(SignInAttempt attempt, String state) {
    return new OAuth2AuthorizationURL()
        .setRedirectUri(settings.redirectUrl())
        .setScopes(settings.scopes())
        .setState(state)
        .setCodeChallenge(SignInAttempt.challenge(attempt.verifier()))
        .setCodeChallengeMethod("S256")
        .putAdditionalParameter("nonce", attempt.nonce());
  }

  /** An address that has a query keeps it (RFC 6749, 3.1); the library puts a second one behind. */
  private static String withQuery(Discovered provider, OAuth2AuthorizationURL request) {
    String endpoint = provider.says().authorization();
    String address = provider.oauth2().authorizeURL(request);
    return endpoint.contains("?")
        ? endpoint + "&" + address.substring(endpoint.length() + 1)
        : address;
  }

  @Override
  public Future<JsonObject> claims(String code, SignInAttempt attempt) {
    return discovered()
        .compose(
            provider ->
                tokenEndpoint
                    .tokens(provider.says(), code, attempt)
                    .compose(
                        tokens ->
                            verified(provider, tokens, attempt)
                                .compose(claims -> completed(provider, tokens, claims))));
  }

  /**
   * With claims that the ID token lacks. A provider that keeps to the letter (OpenID Connect Core
   * 1.0, 5.4) puts a name only into its UserInfo. Without an answer people sign in all the same.
   */
  private Future<JsonObject> completed(Discovered provider, Tokens tokens, JsonObject claims) {
    String address = provider.says().userInfo();
    String accessToken = tokens.accessToken();
    if (address == null
        || accessToken == null
        || ProviderClaims.areComplete(claims, settings.rolesClaim())) {
      return Future.succeededFuture(claims);
    }
    return userInfo
        .fetch(address, accessToken)
        .map(answer -> ProviderClaims.completed(claims, object(answer)))
        .otherwise(
            cause -> {
              signInLog.warn(
                  Kind.USER_INFO,
                  "the OpenID provider says nothing of a user: " + cause.getMessage());
              return claims;
            });
  }

  private static Future<JsonObject> verified(
      Discovered provider, Tokens tokens, SignInAttempt attempt) {
    return provider
        .idTokens()
        .verify(tokens.idToken(), attempt.nonce())
        .compose(
            result ->
                result.match(
                    Future::succeededFuture,
                    fault ->
                        Future.failedFuture(
                            fault == TokenError.NO_KEYS
                                ? new IllegalStateException("the provider's keys are not known")
                                : new RefusedByProvider("the ID token: " + fault.label()))));
  }

  /** Somebody else's sign-in may have begun the read, on another context. */
  private Future<Discovered> discovered() {
    return CallerContextPromise.of(vertx, discovery.get());
  }

  private Future<Discovered> discover() {
    return issuer
        .fetch(DiscoveryDocument.address(settings.issuer()), null)
        .map(OpenIdProvider::object)
        .map(this::discovered)
        .onSuccess(read -> discoveryLog.succeeded())
        .onFailure(cause -> discoveryLog.failed("" + cause.getMessage(), latest != null));
  }

  private static JsonObject object(Buffer answer) {
    return ProviderAnswer.object(answer)
        .orElseThrow(() -> new IllegalStateException("its answer is not a JSON object"));
  }

  private Discovered discovered(JsonObject json) {
    DiscoveryDocument says = DiscoveryDocument.read(json, settings);
    if (says.userInfoFault() != null) {
      log.warn("the OpenID provider's UserInfo is not used: {}", says.userInfoFault());
    }
    OAuth2Options options =
        new OAuth2Options()
            .setClientId(settings.clientId())
            .setAuthorizationPath(says.authorization())
            .setTokenPath(says.token());
    Discovered before = latest;
    boolean hasSameKeys = before != null && before.says().keys().equals(says.keys());
    Discovered now =
        new Discovered(
            says,
            OAuth2Auth.create(vertx, options),
            before != null && hasSameKeys
                ? before.idTokens()
                : new IdTokenVerifier(vertx, rules(says.keys()), clock));
    latest = now;
    return now;
  }

  private TokenRules rules(String keys) {
    return new TokenRules(
        Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256),
        null,
        List.of(),
        new JwksSettings(
            keys, KEYS_PAUSE_MS, settings.timeoutMs(), KEYS_AGE_MS, settings.answerBytes(), KEYS),
        settings.issuer(),
        settings.clientId(),
        LEEWAY,
        MOST_TOKEN_CHARACTERS,
        GuestAccess.OFF);
  }
}
