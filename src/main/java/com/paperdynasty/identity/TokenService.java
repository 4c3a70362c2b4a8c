package com.paperdynasty.identity;

import com.paperdynasty.digest.Sha256;
import com.paperdynasty.session.EndedSessions;
import com.paperdynasty.user.UserIds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens, and issues tokens if a secret is configured. Thread-safe. Futures complete on
 * the caller's own Vert.x context. A refused token is a {@link TokenResult.Invalid}, not a failed
 * future.
 */
public final class TokenService {
  private static final String SESSION = "sid";
  private static final int SESSION_BYTES = 16;

  /** For how long after its last token a session is remembered: clocks differ. */
  private static final Duration ENDED_FOR = Duration.ofMinutes(2);

  private final TokenRules rules;
  private final Clock clock;
  private final KeyProvider keyProvider;
  private final EndedSessions endedSessions;
  private final SecureRandom random = new SecureRandom();
  private final @Nullable JWTAuth signer;

  /** A service that knows of no session that has ended elsewhere. */
  public TokenService(Vertx vertx, TokenRules rules, Clock clock) {
    this(vertx, rules, clock, EndedSessions.inMemory(clock), new HttpClientOptions());
  }

  /** A service that refuses the tokens of sessions that have ended. */
  public TokenService(Vertx vertx, TokenRules rules, Clock clock, EndedSessions endedSessions) {
    this(vertx, rules, clock, endedSessions, new HttpClientOptions());
  }

  /** Fetches published keys with an HTTP client of these options. */
  TokenService(Vertx vertx, TokenRules rules, Clock clock, HttpClientOptions client) {
    this(vertx, rules, clock, EndedSessions.inMemory(clock), client);
  }

  private TokenService(
      Vertx vertx,
      TokenRules rules,
      Clock clock,
      EndedSessions endedSessions,
      HttpClientOptions client) {
    this.rules = rules;
    this.clock = clock;
    this.endedSessions = endedSessions;
    this.keyProvider = new KeyProvider(vertx, rules, clock, client);
    this.signer =
        rules.secret() == null
            ? null
            : KeyRing.library(vertx, List.of(KeyRing.secret(rules.secret())));
  }

  /**
   * Fetches the published keys, if an address is configured. Completes when that is done or has
   * failed; never fails itself, because a token that comes before there are keys fetches them.
   */
  public Future<Void> start() {
    return keyProvider.fetch();
  }

  /** Whether tokens can be issued: only with a configured secret. */
  public boolean canIssue() {
    return signer != null;
  }

  /** The server's own secret, if there is one. */
  public Optional<String> secret() {
    return Optional.ofNullable(rules.secret());
  }

  /** Draws guests; empty unless guests may play. */
  public Optional<GuestPasses> guestPasses() {
    String secret = rules.secret();
    return secret == null || !rules.guests().mayPlay()
        ? Optional.empty()
        : Optional.of(new GuestPasses(secret, new SecureRandom()));
  }

  /**
   * A token for a user whose session begins now.
   *
   * @throws IllegalStateException if no secret is configured
   */
  public String issue(String userId, String name, Set<String> roles, Duration lifetime) {
    Instant now = clock.instant();
    return sign(new AuthenticatedUser(userId, name, roles, now.plus(lifetime)), now, newSession());
  }

  private String newSession() {
    byte[] session = new byte[SESSION_BYTES];
    random.nextBytes(session);
    return base64(session);
  }

  /**
   * How long the tokens of one session last.
   *
   * @param token a renewed token, which expires with the session if that is sooner
   * @param session measured from the first token
   * @param providersRoles how long after the first token the roles last that an OpenID provider
   *     gave; a token that would last longer has none
   */
  public record Lifetimes(Duration token, Duration session, Duration providersRoles) {}

  /**
   * A newer token for a valid one of ours, with the same user and name, and with their roles as
   * long as these last. Fails if it is not known whether the session has ended.
   */
  public Future<TokenResult<Renewed>> renew(String token, Lifetimes lifetimes) {
    return claims(token)
        .map(
            tokenResult ->
                tokenResult.then(
                    claims ->
                        ClaimsValidator.validate(claims, rules, clock.instant())
                            .then(user -> renewed(user, claims, lifetimes))))
        .compose(
            tokenResult ->
                tokenResult.match(
                    renewed -> unlessEnded(renewed, tokenResult),
                    fault -> Future.succeededFuture(tokenResult)));
  }

  /** The database is asked, because a token of long ago may be renewed. */
  private Future<TokenResult<Renewed>> unlessEnded(
      Renewed renewed, TokenResult<Renewed> tokenResult) {
    return endedSessions
        .hasEnded(renewed.sessionId())
        .map(ended -> ended ? new TokenResult.Invalid<>(TokenError.SESSION) : tokenResult);
  }

  /**
   * Ends a session: its tokens are refused here at once and by the other nodes soon, and not
   * renewed. Fails if it is not known whether that is stored.
   */
  public Future<Void> end(AuthenticatedUser user, Lifetimes lifetimes) {
    Duration left = Duration.between(clock.instant(), user.expiresAt());
    Duration tokens = longer(left, lifetimes.token()).plus(rules.leeway()).plus(ENDED_FOR);
    return endedSessions.end(user.sessionId(), tokens, longer(tokens, lifetimes.session()));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Whether the session of a user has ended, as far as this node knows. */
  public boolean hasEnded(AuthenticatedUser user) {
    return endedSessions.contains(user.sessionId());
  }

  /** A token, when it expires, and its session. */
  public record Renewed(String token, Instant expiresAt, String sessionId) {
    /** Does not show the token. */
    @Override
    public String toString() {
      return "Renewed until " + expiresAt;
    }
  }

  private TokenResult<Renewed> renewed(
      AuthenticatedUser user, JsonObject claims, Lifetimes lifetimes) {
    Instant now = clock.instant();
    Instant began = ClaimsValidator.date(claims.getValue("auth_time"));
    if (began == null || began.isAfter(now.plus(rules.leeway()))) {
      return new TokenResult.Invalid<>(TokenError.SESSION);
    }
    Instant sessionEnd = began.plus(lifetimes.session());
    Instant wanted = now.plus(lifetimes.token());
    Instant end = wanted.isBefore(sessionEnd) ? wanted : sessionEnd;
    if (!end.isAfter(now)) {
      return new TokenResult.Invalid<>(TokenError.SESSION);
    }
    boolean rolesEnd =
        UserIds.isSignedIn(user.userId()) && end.isAfter(began.plus(lifetimes.providersRoles()));
    Set<String> roles = rolesEnd ? Set.of() : user.roles();
    AuthenticatedUser longer = new AuthenticatedUser(user.userId(), user.name(), roles, end);
    String session = claims.getValue(SESSION) instanceof String id ? id : newSession();
    return new TokenResult.Valid<>(
        new Renewed(sign(longer, began, session), end, sessionId(user, session)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String sessionId(AuthenticatedUser user, String session) {
    return base64(Sha256.bytes(user.userId() + "\n" + session));
  }

  /**
   * Of a token of another service the part that is signed is its session, for it is not renewed.
   */
  private static String sessionId(AuthenticatedUser user, JsonObject claims, String token) {
    return claims.getValue(SESSION) instanceof String session
        ? sessionId(user, session)
        : base64(Sha256.bytes(token.substring(0, token.lastIndexOf('.'))));
  }

  private String sign(AuthenticatedUser user, Instant sessionBegan, String session) {
    JWTAuth secret = signer;
    if (secret == null) {
      throw new IllegalStateException("without a secret tokens cannot be issued");
    }
    JsonObject claims =
        new JsonObject()
            .put("sub", user.userId())
            .put("name", user.name())
            .put("roles", new JsonArray(user.roles().stream().sorted().toList()))
            .put("iat", clock.instant().getEpochSecond())
            .put(SESSION, session)
            .put("auth_time", sessionBegan.getEpochSecond())
            .put("exp", user.expiresAt().getEpochSecond());
    if (rules.issuer() != null) {
      claims.put("iss", rules.issuer());
    }
    if (rules.audience() != null) {
      claims.put("aud", rules.audience());
    }
    String algorithm = SignatureAlgorithm.HS256.name();
    return secret.generateToken(
        claims, new JWTOptions().setAlgorithm(algorithm).setNoTimestamp(true));
  }

  /**
   * The user of a token, or why it is refused. A token is accepted for the leeway after its {@code
   * exp}; the user's {@code expiresAt} is the {@code exp} itself.
   */
  public Future<TokenResult<AuthenticatedUser>> verify(String token) {
    return claims(token)
        .map(
            tokenResult ->
                tokenResult.then(
                    claims ->
                        ClaimsValidator.validate(claims, rules, clock.instant())
                            .then(user -> inSession(user, sessionId(user, claims, token)))));
  }

  private TokenResult<AuthenticatedUser> inSession(AuthenticatedUser user, String session) {
    return endedSessions.contains(session)
        ? new TokenResult.Invalid<>(TokenError.SESSION)
        : new TokenResult.Valid<>(user.inSession(session));
  }

  /** Whether a token has the algorithm of tokens that are issued here, valid or not. */
  public boolean isOurs(String token) {
    return CompactToken.read(token, rules)
        .asOptional()
        .filter(read -> read.signatureAlgorithm() == SignatureAlgorithm.HS256)
        .isPresent();
  }

  private Future<TokenResult<JsonObject>> claims(String token) {
    return CompactToken.read(token, rules)
        .match(this::claims, fault -> Future.succeededFuture(new TokenResult.Invalid<>(fault)));
  }

  private Future<TokenResult<JsonObject>> claims(CompactToken token) {
    return keyProvider
        .claims(token)
        .map(
            tokenResult ->
                tokenResult.then(
                    claims ->
                        ClaimsValidator.mayName(claims, token.signatureAlgorithm(), rules)
                            ? tokenResult
                            : new TokenResult.Invalid<>(TokenError.CLAIMS)));
  }
}
