package com.paperdynasty.signin;

import com.paperdynasty.identity.GuestAccess;
import com.paperdynasty.identity.IdTokenVerifier;
import com.paperdynasty.identity.IssuerClient;
import com.paperdynasty.identity.JwksSettings;
import com.paperdynasty.identity.SignatureAlgorithm;
import com.paperdynasty.identity.TokenError;
import com.paperdynasty.identity.TokenRules;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configured provider: vertx-auth-oauth2 discovers it and exchanges codes; what it signs is
 * verified by {@code identity}, which is stricter and fetches new keys when they change.
 *
 * <p>A provider that cannot be reached is asked again at the next sign-in, after a pause. What it
 * says of itself is read again from time to time. Thread-safe. Futures complete on the caller's
 * context.
 *
 * <p>The library reads discovery documents and answers for codes without a bound on their bytes,
 * and it has no setting for one: so far the configured provider is trusted. What takes too long is
 * given up here and not cancelled; its connection is closed after as long a silence.
 */
final class OpenIdProvider implements Provider {
  private static final Logger log = LoggerFactory.getLogger(OpenIdProvider.class);
  private static final long KEYS_AGE_MS = 3_600_000;
  private static final long KEYS_PAUSE_MS = 10_000;
  private static final int ANSWER_BYTES = 65_536;
  private static final int KEYS = 32;
  private static final Duration LEEWAY = Duration.ofSeconds(30);
  private static final int MOST_TOKEN_CHARACTERS = 16_384;

  private final Vertx vertx;
  private final OidcSettings settings;
  private final Clock clock;
  private final Refreshable<Discovered> discovery;
  private final IssuerClient issuer;
  private volatile @Nullable Discovered latest;

  /**
   * The provider as it describes itself.
   *
   * @param keys where its keys are published
   * @param userInfo where it says more about a user than the ID token does; null: nowhere
   */
  private record Discovered(
      OAuth2Auth oauth2, String keys, IdTokenVerifier idTokens, @Nullable String userInfo) {}

  OpenIdProvider(Vertx vertx, OidcSettings settings, Clock clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    this.discovery =
        new Refreshable<>(this::discover, settings.discoveryMs(), settings.pauseMs(), clock);
    this.issuer =
        new IssuerClient(vertx, new HttpClientOptions(), settings.timeoutMs(), ANSWER_BYTES);
  }

  @Override
  public Future<String> address(SignInAttempt attempt, String state) {
    return discovered()
        .map(
            provider ->
                provider
                    .oauth2()
                    .authorizeURL(
                        new OAuth2AuthorizationURL()
                            .setRedirectUri(settings.redirectUrl())
                            .setScopes(settings.scopes())
                            .setState(state)
                            .setCodeChallenge(SignInAttempt.challenge(attempt.verifier()))
                            .setCodeChallengeMethod("S256")
                            .putAdditionalParameter("nonce", attempt.nonce())));
  }

  @Override
  public Future<JsonObject> claims(String code, SignInAttempt attempt) {
    return discovered()
        .compose(
            provider ->
                inTime(provider.oauth2().authenticate(credentials(code, attempt)))
                    .recover(OpenIdProvider::refusedIfInvalid)
                    .compose(
                        user ->
                            verified(provider, user, attempt)
                                .compose(claims -> completed(provider, user, claims))));
  }

  /**
   * With claims that the ID token lacks. A provider that keeps to the letter (OpenID Connect Core
   * 1.0, 5.4) puts a name only into its UserInfo. Without an answer people sign in all the same.
   */
  private Future<JsonObject> completed(Discovered provider, User user, JsonObject claims) {
    String userInfo = provider.userInfo();
    String accessToken = user.principal().getString("access_token");
    if (userInfo == null
        || accessToken == null
        || ProviderClaims.areComplete(claims, settings.rolesClaim())) {
      return Future.succeededFuture(claims);
    }
    return issuer
        .fetch(userInfo, accessToken)
        .map(answer -> ProviderClaims.completed(claims, new JsonObject(answer)))
        .otherwise(
            cause -> {
              log.warn("the OpenID provider says nothing of a user: {}", cause.getMessage());
              return claims;
            });
  }

  /** The library's failure begins with the error that the provider gave (RFC 6749, 5.2). */
  private static Future<User> refusedIfInvalid(Throwable cause) {
    String message = "" + cause.getMessage();
    return Future.failedFuture(
        message.startsWith("invalid_grant")
            ? new RefusedByProvider("the code: " + message)
            : cause);
  }

  private Oauth2Credentials credentials(String code, SignInAttempt attempt) {
    return new Oauth2Credentials()
        .setFlow(OAuth2FlowType.AUTH_CODE)
        .setCode(code)
        .setRedirectUri(settings.redirectUrl())
        .setCodeVerifier(attempt.verifier());
  }

  private static Future<JsonObject> verified(
      Discovered provider, User user, SignInAttempt attempt) {
    String idToken = user.principal().getString("id_token");
    if (idToken == null) {
      return Future.failedFuture(new RefusedByProvider("the answer has no ID token"));
    }
    return provider
        .idTokens()
        .verify(idToken, attempt.nonce())
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

  private <T> Future<T> inTime(Future<T> answer) {
    return answer.timeout(settings.timeoutMs(), TimeUnit.MILLISECONDS);
  }

  private Future<Discovered> discovered() {
    return onCallerContext(discovery.get());
  }

  /** Anything that is thrown is a failure of the Future. */
  private Future<Discovered> discover() {
    OAuth2Options options = options();
    Future<OAuth2Auth> found =
        Future.<Void>succeededFuture().compose(now -> OpenIDConnectAuth.discover(vertx, options));
    return inTime(found).map(provider -> with(provider, options));
  }

  private OAuth2Options options() {
    HttpClientOptions http =
        new HttpClientOptions()
            .setConnectTimeout((int) settings.timeoutMs())
            .setIdleTimeout((int) settings.timeoutMs())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    OAuth2Options options =
        new OAuth2Options()
            .setSite(site())
            .setClientId(settings.clientId())
            .setValidateIssuer(true)
            .setHttpClientOptions(http);
    return settings.clientSecret().isEmpty()
        ? options
        : options.setClientSecret(settings.secretForBasic());
  }

  /**
   * The discovered provider. The library would also fetch keys and decode tokens with them; it is
   * given none, so that there is one verification, the strict one.
   */
  private Discovered with(OAuth2Auth found, OAuth2Options options) {
    String keys = options.getJwkPath();
    found.close();
    String authorization = options.getAuthorizationPath();
    String token = options.getTokenPath();
    if (keys == null || authorization == null || token == null) {
      throw new IllegalStateException("its discovery document lacks an address");
    }
    String address = absolute(keys);
    for (String each : List.of(keys, authorization, token)) {
      if (!settings.mayUse(absolute(each))) {
        throw new IllegalStateException("its discovery document has an address without TLS");
      }
    }
    OAuth2Options plain = new OAuth2Options(options).setJwkPath(null);
    Discovered before = latest;
    Discovered now =
        new Discovered(
            OAuth2Auth.create(vertx, plain),
            address,
            before != null && before.keys().equals(address)
                ? before.idTokens()
                : new IdTokenVerifier(vertx, rules(address), clock),
            usable(options.getUserInfoPath()));
    // What was before has no timer, and Vert.x closes its connections when nothing refers to it.
    latest = now;
    return now;
  }

  /** People can sign in without a UserInfo, so an address that cannot be used is left out. */
  private @Nullable String usable(@Nullable String userInfo) {
    if (userInfo == null) {
      return null;
    }
    String address = absolute(userInfo);
    if (settings.mayUse(address)) {
      return address;
    }
    log.warn("the OpenID provider's UserInfo is not used: its address is not one with TLS");
    return null;
  }

  private String absolute(String address) {
    return address.startsWith("/") ? site() + address : address;
  }

  private String site() {
    return settings.issuer().replaceFirst("/$", "");
  }

  private TokenRules rules(String keys) {
    return new TokenRules(
        Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256),
        null,
        List.of(),
        new JwksSettings(
            keys, KEYS_PAUSE_MS, settings.timeoutMs(), KEYS_AGE_MS, ANSWER_BYTES, KEYS),
        settings.issuer(),
        settings.clientId(),
        LEEWAY,
        MOST_TOKEN_CHARACTERS,
        GuestAccess.OFF);
  }

  private <T> Future<T> onCallerContext(Future<T> anywhere) {
    var mine = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    anywhere.onComplete(done -> mine.runOnContext(now -> promise.handle(done)));
    return promise.future();
  }
}
