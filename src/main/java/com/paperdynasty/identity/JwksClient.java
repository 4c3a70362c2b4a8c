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

/**
 * Fetches the JSON Web Key Set of another issuer. Thread-safe. Vert.x' own {@code body()} has no
 * bound, so the bytes are counted here.
 */
final class JwksClient {
  private final JwksSettings settings;
  private final HttpClient http;

  /**
   * Sends nothing before {@link #fetch}.
   *
   * @param client options of the HTTP client; without trust options it trusts the JVM's
   *     certificates
   */
  JwksClient(Vertx vertx, JwksSettings settings, HttpClientOptions client) {
    this.settings = settings;
    this.http = vertx.createHttpClient(client);
  }

  /**
   * The key set as it is published now. Fails if it cannot be fetched, is larger than the bound, or
   * takes longer than the timeout, even if bytes still come; the request is then cancelled.
   */
  Future<Buffer> fetch() {
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(settings.url())
            .setConnectTimeout(settings.timeoutMs())
            .putHeader("Accept", "application/json");
    return withTimeout(http.request(options).compose(this::send));
  }

  private Future<Buffer> send(HttpClientRequest request) {
    return withTimeout(request.send().compose(this::body)).onFailure(cause -> request.reset());
  }

  private Future<Buffer> withTimeout(Future<Buffer> answer) {
    return answer.timeout(settings.timeoutMs(), TimeUnit.MILLISECONDS);
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
          if (read.length() + chunk.length() > settings.bytes()) {
            whole.tryFail("the issuer answered with more than " + settings.bytes() + " bytes");
          } else {
            read.appendBuffer(chunk);
          }
        });
    response.endHandler(end -> whole.tryComplete(read));
    return whole.future();
  }
}
