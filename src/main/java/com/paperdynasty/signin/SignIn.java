package com.paperdynasty.signin;

import com.paperdynasty.signin.Provider.RefusedByProvider;
import com.paperdynasty.signin.SignInLog.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in with the provider, in three steps: the browser is sent to the provider, it comes
 * back with the provider's answer, and the page fetches its user. Thread-safe. Futures complete on
 * the caller's context.
 */
public final class SignIn {
  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int MOST_CODE_CHARACTERS = 4_096;

  private final OidcSettings settings;
  private final Provider provider;
  private final UsedOnce usedOnce;
  private final SecureRandom random;
  private final Clock clock;
  private final Seal attempts;
  private final Seal codes;
  private final SignInLog log;
  private final AtomicInteger underWay = new AtomicInteger();

  /**
   * Sign-in with a provider.
   *
   * @param secret the server's own
   */
  public static SignIn with(
      Vertx vertx, OidcSettings settings, String secret, UsedOnce usedOnce, Clock clock) {
    SignInLog log = new SignInLog(clock);
    Provider provider = new OpenIdProvider(vertx, settings, clock, log);
    return new SignIn(settings, secret, provider, usedOnce, new SecureRandom(), clock, log);
  }

  SignIn(
      OidcSettings settings,
      String secret,
      Provider provider,
      UsedOnce usedOnce,
      SecureRandom random,
      Clock clock,
      SignInLog log) {
    this.settings = settings;
    this.provider = provider;
    this.usedOnce = usedOnce;
    this.random = random;
    this.clock = clock;
    this.log = log;
    this.attempts = new Seal(secret, "paper-dynasty sign-in 1", random);
    this.codes = new Seal(secret, "paper-dynasty code 1", random);
  }

  /** The user of a code: a token may be issued for them. */
  public record SignedInUser(String userId, String name, Set<String> roles) {}

  /** The provider's name on the page. */
  public String label() {
    return settings.label();
  }

  /** How long after a sign-in the roles last that the provider gave. */
  public Duration rolesLifetime() {
    return Duration.ofSeconds(settings.rolesS());
  }

  /**
   * The address to which a browser is sent.
   *
   * @param challenge the SHA-256 of the page's verifier, in Base64 for addresses; without a valid
   *     one the browser is sent to the page, which draws one
   * @param next where the page goes on afterwards; anything but a page of ours is ignored
   */
  public Future<String> begin(@Nullable String challenge, @Nullable String next) {
    String page = NextPage.of(next);
    if (challenge == null || !HASH.matcher(challenge).matches()) {
      return Future.succeededFuture(NextPage.with(page, "sign_in", "begin"));
    }
    Instant until = clock.instant().plusMillis(settings.signInMs());
    SignInAttempt attempt = SignInAttempt.begin(challenge, page, until, random);
    return bounded(() -> provider.address(attempt, attempts.close(attempt.text())))
        .recover(
            cause -> {
              log.warn(Kind.PROVIDER, "the OpenID provider cannot be used: " + cause.getMessage());
              return Future.succeededFuture(NextPage.with(page, "sign_in", "unavailable"));
            });
  }

  /**
   * What the provider has answered.
   *
   * @param error the provider's reason to refuse, such as {@code access_denied}
   * @param issuer who answers (RFC 9207), if the provider says so
   * @return the address of the page to which the browser is sent
   */
  public Future<String> finish(
      @Nullable String state,
      @Nullable String code,
      @Nullable String error,
      @Nullable String issuer) {
    Optional<SignInAttempt> known =
        Optional.ofNullable(state).flatMap(attempts::open).flatMap(SignInAttempt::read);
    if (known.isEmpty() || !clock.instant().isBefore(known.get().until())) {
      return Future.succeededFuture(NextPage.with("/", "sign_in", "expired"));
    }
    SignInAttempt attempt = known.get();
    boolean fromAnother = issuer != null && !issuer.equals(settings.issuer());
    if (fromAnother || code == null || code.length() > MOST_CODE_CHARACTERS) {
      String why = fromAnother ? "it is of the issuer " + ProviderAnswer.shortened(issuer) : error;
      return Future.succeededFuture(withoutCode(attempt, why));
    }
    return once(attempt.id(), attempt.until())
        .compose(
            first ->
                first
                    ? bounded(() -> provider.claims(code, attempt))
                        .map(claims -> withCode(attempt, claims))
                    : Future.succeededFuture(NextPage.with(attempt.next(), "sign_in", "expired")))
        .recover(cause -> Future.succeededFuture(withFailure(attempt, cause)));
  }

  /** A person who cancels is not logged. Of anything else the server's operator has to know. */
  private String withoutCode(SignInAttempt attempt, @Nullable String why) {
    boolean denied = "access_denied".equals(why);
    if (!denied) {
      log.warn(
          Kind.BROWSER,
          attempt,
          "a sign-in was refused: the provider's answer has no code: "
              + ProviderAnswer.shortened(why));
    }
    return NextPage.with(attempt.next(), "sign_in", denied ? "denied" : "failed");
  }

  private Future<Boolean> once(String id, Instant until) {
    return usedOnce.use(id, Duration.between(clock.instant(), until));
  }

  private String withCode(SignInAttempt attempt, JsonObject claims) {
    String userId = ProviderClaims.userId(settings.issuer(), claims.getString("sub"));
    SignedIn signedIn =
        new SignedIn(
            SignInAttempt.drawn(random),
            userId,
            ProviderClaims.name(claims, userId),
            ProviderClaims.roles(claims, settings.rolesClaim()),
            attempt.challenge(),
            clock.instant().plusMillis(settings.codeMs()));
    return NextPage.with(attempt.next(), "code", codes.close(signedIn.text()));
  }

  private String withFailure(SignInAttempt attempt, Throwable cause) {
    boolean refused = cause instanceof RefusedByProvider;
    String what = refused ? "a sign-in was refused: " : "a sign-in failed: ";
    log.warn(refused ? Kind.REFUSAL : Kind.FAILURE, attempt, what + cause.getMessage());
    return NextPage.with(attempt.next(), "sign_in", refused ? "failed" : "unavailable");
  }

  /**
   * The user of a one-time code; empty if the code is not valid, was used, or was made for another
   * page. Fails if it is not known whether it was used.
   *
   * @param verifier whose hash the page sent when it began
   */
  public Future<Optional<SignedInUser>> redeem(String code, String verifier) {
    Optional<SignedIn> known =
        codes
            .open(code)
            .flatMap(SignedIn::read)
            .filter(signedIn -> clock.instant().isBefore(signedIn.until()))
            .filter(signedIn -> isOf(verifier, signedIn.challenge()));
    if (known.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    SignedIn signedIn = known.get();
    return once(signedIn.id(), signedIn.until())
        .map(
            first ->
                first
                    ? Optional.of(
                        new SignedInUser(signedIn.userId(), signedIn.name(), signedIn.roles()))
                    : Optional.empty());
  }

  private static boolean isOf(String verifier, String challenge) {
    return MessageDigest.isEqual(
        SignInAttempt.challenge(verifier).getBytes(StandardCharsets.US_ASCII),
        challenge.getBytes(StandardCharsets.US_ASCII));
  }

  /** A slow provider must not gather requests without a bound. */
  private <T> Future<T> bounded(Supplier<Future<T>> request) {
    if (underWay.incrementAndGet() > settings.atOnce()) {
      underWay.decrementAndGet();
      return Future.failedFuture("too many sign-ins are under way");
    }
    return request.get().onComplete(done -> underWay.decrementAndGet());
  }
}
