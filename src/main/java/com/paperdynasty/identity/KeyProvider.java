package com.paperdynasty.identity;

import io.vertx.core.Context;
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
 * The keys as they are now, and how they change: a token that names a key which is not there makes
 * them be fetched again, by one request at a time and not before the pause is over; in between it
 * is refused at once. Keys that cannot be fetched stay as they were. A set that has grown old is
 * fetched beside the work, so that a key which was taken back does not stay for ever.
 *
 * <p>Safe to use on any thread; what it answers comes on the caller's own context.
 */
final class KeyProvider {
  private static final Logger log = LoggerFactory.getLogger(KeyProvider.class);

  private final Vertx vertx;
  private final TokenRules rules;
  private final Clock clock;
  private final @Nullable JwksSettings settings;
  private final @Nullable JwksClient jwksClient;
  private final Object lock = new Object();
  private volatile KeyRing ring;
  private volatile boolean fetched;
  private volatile long fetchedAtMs;
  private @Nullable Future<Void> underWay;
  private long triedAtMs;
  private boolean tried;

  KeyProvider(Vertx vertx, TokenRules rules, Clock clock, HttpClientOptions client) {
    this.vertx = vertx;
    this.rules = rules;
    this.clock = clock;
    this.settings = rules.jwks();
    this.jwksClient = settings == null ? null : new JwksClient(vertx, settings, client);
    this.ring = new KeyRing(vertx, rules, List.of());
  }

  /** Fetches what is published. Completes when that is done, or is given up; never fails. */
  Future<Void> fetch() {
    return renewed(0);
  }

  /** What a token says whose signature is good, or what is wrong with it. */
  Future<TokenResult<JsonObject>> claims(CompactToken token) {
    JwksSettings published = settings;
    if (published == null || !token.signatureAlgorithm().isPublic()) {
      return ring.claims(token);
    }
    KeyRing before = ring;
    if (fetched && clock.millis() - fetchedAtMs >= published.ageMs()) {
      renewed(published.pauseMs());
    }
    return before
        .claims(token)
        .compose(
            found ->
                found.asOptional().isPresent() || before.has(token)
                    ? Future.succeededFuture(found)
                    : again(token, before, found, published));
  }

  private Future<TokenResult<JsonObject>> again(
      CompactToken token, KeyRing before, TokenResult<JsonObject> found, JwksSettings published) {
    long pauseMs = fetched ? published.pauseMs() : published.timeoutMs();
    return here(renewed(pauseMs))
        .compose(
            done -> {
              if (!fetched) {
                return Future.succeededFuture(new TokenResult.Invalid<>(TokenError.NO_KEYS));
              }
              KeyRing now = ring;
              return now == before ? Future.succeededFuture(found) : now.claims(token);
            });
  }

  /** Waits for what is under way, or fetches if the last try is so long ago. */
  private Future<Void> renewed(long pauseMs) {
    JwksClient published = jwksClient;
    if (published == null) {
      return Future.succeededFuture();
    }
    Promise<Void> done = Promise.promise();
    synchronized (lock) {
      if (underWay != null) {
        return underWay;
      }
      long sinceMs = clock.millis() - triedAtMs;
      // A clock that was set back must not stop it for long.
      if (tried && sinceMs >= 0 && sinceMs < pauseMs) {
        return Future.succeededFuture();
      }
      tried = true;
      triedAtMs = clock.millis();
      underWay = done.future();
    }
    published
        .fetch()
        .map(set -> JwkSetReader.read(set.getBytes(), rules.algorithms(), keysAtMost()))
        .map(keys -> new KeyRing(vertx, rules, keys))
        .onSuccess(this::take)
        .onFailure(cause -> log.warn("auth.jwks-url: the keys stay as they are", cause))
        .onComplete(
            tried -> {
              synchronized (lock) {
                underWay = null;
              }
              done.complete();
            });
    return done.future();
  }

  private int keysAtMost() {
    return settings == null ? 0 : settings.keys();
  }

  private void take(KeyRing newer) {
    ring = newer;
    fetchedAtMs = clock.millis();
    fetched = true;
  }

  /** The same outcome on the caller's context: another may have fetched. */
  private Future<Void> here(Future<Void> anywhere) {
    Context mine = vertx.getOrCreateContext();
    Promise<Void> promise = Promise.promise();
    anywhere.onComplete(done -> mine.runOnContext(mineNow -> promise.complete()));
    return promise.future();
  }
}
