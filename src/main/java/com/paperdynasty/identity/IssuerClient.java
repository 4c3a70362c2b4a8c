package com.paperdynasty.identity;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks another issuer: for its key set, its description, tokens, or what it says of a user.
 * Thread-safe. Vert.x' own {@code body()}, with which vertx-auth-oauth2 reads too, has no bound, so
 * the bytes are counted here.
 */
public final class IssuerClient {
  private final Vertx vertx;
  private final HttpClient http;
  private final long timeoutMs;
  private final int bytes;

  /** What an issuer has answered to a form. */
  public record Reply(int status, Buffer body) {}

  /**
   * Sends nothing before it is asked to.
   *
   * @param client options of the HTTP client; without trust options it trusts the JVM's
   *     certificates
   * @param atOnce how many requests may be under way; a further one waits, within its time
   * @param timeoutMs how long a fetch may take, with its way to the issuer
   * @param bytes the size of the largest answer that is accepted
   */
  public IssuerClient(
      Vertx vertx, HttpClientOptions client, int atOnce, long timeoutMs, int bytes) {
    this.vertx = vertx;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions(client).setConnectTimeout((int) timeoutMs),
            new PoolOptions().setHttp1MaxSize(atOnce));
    this.timeoutMs = timeoutMs;
    this.bytes = bytes;
  }

  /**
   * What is at this address now; only status 200 is an answer. Fails if it cannot be fetched, is
   * larger than the bound, or takes longer than the timeout, even if bytes still come; the request
   * is then cancelled.
   *
   * @param token sent as a bearer token; null: none is sent
   */
  public Future<Buffer> fetch(String url, @Nullable String token) {
    String authorization = token == null ? null : "Bearer " + token;
    return ask(url, authorization, HttpClientRequest::send, status -> status == 200)
        .map(Reply::body);
  }

  /**
   * The answer to a form, whatever its status. Fails as {@link #fetch} does.
   *
   * @param authorization the header of this name; null: none is sent
   */
  public Future<Reply> post(String url, String form, @Nullable String authorization) {
    return ask(
        url,
        authorization,
        request ->
            request
                .setMethod(HttpMethod.POST)
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .send(form),
        status -> true);
  }

  /**
   * All of it happens on the caller's context, on which the Future completes too: off it, an answer
   * can be over before somebody reads it.
   */
  private Future<Reply> ask(
      String url,
      @Nullable String authorization,
      Function<HttpClientRequest, Future<HttpClientResponse>> sent,
      IntPredicate isWanted) {
    Promise<Reply> answer = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(
            go ->
                begin(
                    answer,
                    requested(url, authorization),
                    request -> sent.apply(request).compose(response -> whole(response, isWanted))));
    return answer.future();
  }

  /**
   * There is one deadline, for the wait for a connection too. A request that has not been sent when
   * it passes is not sent afterwards: it may redeem a code.
   */
  private void begin(
      Promise<Reply> answer,
      Future<HttpClientRequest> requested,
      Function<HttpClientRequest, Future<Reply>> exchange) {
    AtomicReference<HttpClientRequest> underWay = new AtomicReference<>();
    long deadline =
        vertx.setTimer(
            timeoutMs,
            late -> answer.tryFail("the issuer did not answer within " + timeoutMs + " ms"));
    answer
        .future()
        .onComplete(
            done -> {
              vertx.cancelTimer(deadline);
              if (done.failed()) {
                reset(underWay.get());
              }
            });
    requested
        .compose(
            request -> {
              underWay.set(request);
              if (!answer.future().isComplete()) {
                return exchange.apply(request);
              }
              reset(request);
              return Future.failedFuture("too late");
            })
        .onSuccess(answer::tryComplete)
        .onFailure(answer::tryFail);
  }

  /** An address that cannot be one, such as one with port 70000, is a failure like others. */
  private Future<HttpClientRequest> requested(String url, @Nullable String authorization) {
    try {
      return http.request(options(url, authorization));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private static void reset(@Nullable HttpClientRequest request) {
    if (request != null) {
      request.reset();
    }
  }

  private RequestOptions options(String url, @Nullable String authorization) {
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(url)
            .setConnectTimeout(timeoutMs)
            .putHeader("Accept", "application/json");
    return authorization == null ? options : options.putHeader("Authorization", authorization);
  }

  private Future<Reply> whole(HttpClientResponse response, IntPredicate isWanted) {
    Promise<Reply> whole = Promise.promise();
    response.exceptionHandler(whole::tryFail);
    if (!isWanted.test(response.statusCode())) {
      whole.tryFail("the issuer answered with status " + response.statusCode());
    }
    Buffer read = Buffer.buffer();
    response.handler(
        chunk -> {
          if (read.length() + chunk.length() > bytes) {
            whole.tryFail("the issuer answered with more than " + bytes + " bytes");
          } else {
            read.appendBuffer(chunk);
          }
        });
    response.endHandler(end -> whole.tryComplete(new Reply(response.statusCode(), read)));
    return whole.future();
  }
}
