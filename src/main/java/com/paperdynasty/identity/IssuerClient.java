package com.paperdynasty.identity;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fetches JSON of another issuer: its key set, or what it says of a user. Thread-safe. Vert.x' own
 * {@code body()} has no bound, so the bytes are counted here.
 */
public final class IssuerClient {
  private final HttpClient http;
  private final long timeoutMs;
  private final int bytes;

  /**
   * Sends nothing before {@link #fetch}.
   *
   * @param client options of the HTTP client; without trust options it trusts the JVM's
   *     certificates
   * @param timeoutMs how long a fetch may take
   * @param bytes the size of the largest answer that is accepted
   */
  public IssuerClient(Vertx vertx, HttpClientOptions client, long timeoutMs, int bytes) {
    this.http = vertx.createHttpClient(client);
    this.timeoutMs = timeoutMs;
    this.bytes = bytes;
  }

  /**
   * What is at this address now. Fails if it cannot be fetched, is larger than the bound, or takes
   * longer than the timeout, even if bytes still come; the request is then cancelled.
   *
   * @param token sent as a bearer token; null: none is sent
   */
  public Future<Buffer> fetch(String url, @Nullable String token) {
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(url)
            .setConnectTimeout(timeoutMs)
            .putHeader("Accept", "application/json");
    if (token != null) {
      options.putHeader("Authorization", "Bearer " + token);
    }
    return withTimeout(http.request(options).compose(this::send));
  }

  private Future<Buffer> send(HttpClientRequest request) {
    return withTimeout(request.send().compose(this::body)).onFailure(cause -> request.reset());
  }

  private Future<Buffer> withTimeout(Future<Buffer> answer) {
    return answer.timeout(timeoutMs, TimeUnit.MILLISECONDS);
  }

  private Future<Buffer> body(HttpClientResponse response) {
    Promise<Buffer> whole = Promise.promise();
    response.exceptionHandler(whole::tryFail);
    if (response.statusCode() != 200) {
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
    response.endHandler(end -> whole.tryComplete(read));
    return whole.future();
  }
}
