package com.paperdynasty.identity;

import com.paperdynasty.concurrent.CallerContextPromise;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current keys. A token that names an unknown key has the key set fetched again, by one request
 * at a time and only after a pause; during the pause such a token is refused at once. If a fetch
 * fails, the current keys stay in use. An old set is fetched again in the background, so that a
 * revoked key does not stay for ever.
 *
 * <p>Thread-safe. Futures complete on the caller's own Vert.x context.
 */
final class KeyProvider {
  private static final Logger log = LoggerFactory.getLogger(KeyProvider.class);

  private static final TokenResult<JsonObject> FORGED =
      new TokenResult.Invalid<>(TokenError.SIGNATURE);

  private final Vertx vertx;
  private final TokenRules rules;
  private final Clock clock;
  private final @Nullable JwksSettings settings;
  private final @Nullable IssuerClient issuerClient;
  private final Object lock = new Object();
  private volatile KeyRing ring;
  private volatile boolean fetched;
  private volatile long fetchedAtMs;
  private @Nullable Future<Void> fetching;
  private long triedAtMs;
  private boolean tried;

  KeyProvider(Vertx vertx, TokenRules rules, Clock clock, HttpClientOptions client) {
    this.vertx = vertx;
    this.rules = rules;
    this.clock = clock;
    this.settings = rules.jwks();
    this.issuerClient =
        settings == null
            ? null
            : new IssuerClient(vertx, client, 1, settings.timeoutMs(), settings.bytes());
    this.ring = new KeyRing(vertx, rules, List.of());
  }

  /** Fetches the published keys. Completes when that is done or has failed; never fails itself. */
  Future<Void> fetch() {
    return refresh(0);
  }

  /** The claims of a token if its signature is valid, or why it is refused. */
  Future<TokenResult<JsonObject>> claims(CompactToken token) {
    JwksSettings published = settings;
    if (published == null || !token.signatureAlgorithm().isPublic()) {
      return ring.claims(token);
    }
    KeyRing before = ring;
    if (fetched && clock.millis() - fetchedAtMs >= published.ageMs()) {
      refresh(published.pauseMs());
    }
    return before
        .claims(token)
        .compose(
            found ->
                found.asOptional().isPresent() || before.has(token)
                    ? Future.succeededFuture(found)
                    : retry(token, before, found, published));
  }

  /**
   * As {@link #claims}, but a signature that does not fit the key that it names has the set fetched
   * again too, within the same pause: an issuer may have put another key under the same name. Only
   * for tokens that come from their issuer, since anybody can make such a signature.
   */
  Future<TokenResult<JsonObject>> claimsByNewestKeys(CompactToken token) {
    JwksSettings published = settings;
    KeyRing before = ring;
    return claims(token)
        .compose(
            found ->
                published != null && found.equals(FORGED)
                    ? retry(token, before, found, published)
                    : Future.succeededFuture(found));
  }

  private Future<TokenResult<JsonObject>> retry(
      CompactToken token, KeyRing before, TokenResult<JsonObject> found, JwksSettings published) {
    long pauseMs = fetched ? published.pauseMs() : published.timeoutMs();
    // Another context may have begun the fetch.
    return CallerContextPromise.of(vertx, refresh(pauseMs))
        .compose(
            done -> {
              if (!fetched) {
                return Future.succeededFuture(new TokenResult.Invalid<>(TokenError.NO_KEYS));
              }
              KeyRing now = ring;
              return now == before ? Future.succeededFuture(found) : now.claims(token);
            });
  }

  /** Waits for the fetch under way, or begins one if the last was at least {@code pauseMs} ago. */
  private Future<Void> refresh(long pauseMs) {
    IssuerClient issuer = issuerClient;
    JwksSettings published = settings;
    if (issuer == null || published == null) {
      return Future.succeededFuture();
    }
    Promise<Void> done = Promise.promise();
    synchronized (lock) {
      if (fetching != null) {
        return fetching;
      }
      long sinceMs = clock.millis() - triedAtMs;
      // After the clock was set back, the pause must not last longer.
      if (tried && sinceMs >= 0 && sinceMs < pauseMs) {
        return Future.succeededFuture();
      }
      tried = true;
      triedAtMs = clock.millis();
      fetching = done.future();
    }
    issuer
        .fetch(published.url(), null)
        .map(set -> JwkSetReader.read(set.getBytes(), rules.algorithms(), maxKeys()))
        .map(keys -> new KeyRing(vertx, rules, keys))
        .onSuccess(this::replace)
        .onFailure(
            cause ->
                log.warn(
                    "fetching the keys from {} failed; the current keys stay in use",
                    published.url(),
                    cause))
        .onComplete(
            tried -> {
              synchronized (lock) {
                fetching = null;
              }
              done.complete();
            });
    return done.future();
  }

  private int maxKeys() {
    return settings == null ? 0 : settings.keys();
  }

  private void replace(KeyRing newer) {
    ring = newer;
    fetchedAtMs = clock.millis();
    fetched = true;
  }
}
