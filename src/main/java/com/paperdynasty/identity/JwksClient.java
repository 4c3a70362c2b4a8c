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

/** The address where somebody else publishes keys. Safe to use on any thread. */
final class JwksClient {
  private final JwksSettings settings;
  private final HttpClient http;

  /**
   * An address that is not asked yet.
   *
   * @param client trusts whom the JVM trusts, unless it says otherwise
   */
  JwksClient(Vertx vertx, JwksSettings settings, HttpClientOptions client) {
    this.settings = settings;
    this.http = vertx.createHttpClient(client);
  }

  /**
   * What is published there now. Fails if that cannot be fetched, is too long, or takes too long:
   * then the request is given up, however slowly the answer drips.
   */
  Future<Buffer> fetch() {
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(settings.url())
            .setConnectTimeout(settings.timeoutMs())
            .putHeader("Accept", "application/json");
    return inTime(http.request(options).compose(this::ask));
  }

  private Future<Buffer> ask(HttpClientRequest request) {
    return inTime(request.send().compose(this::body)).onFailure(cause -> request.reset());
  }

  private Future<Buffer> inTime(Future<Buffer> answer) {
    return answer.timeout(settings.timeoutMs(), TimeUnit.MILLISECONDS);
  }

  private Future<Buffer> body(HttpClientResponse response) {
    Promise<Buffer> whole = Promise.promise();
    response.exceptionHandler(whole::tryFail);
    if (response.statusCode() != 200) {
      whole.tryFail("it answered " + response.statusCode());
    }
    Buffer read = Buffer.buffer();
    response.handler(
        chunk -> {
          if (read.length() + chunk.length() > settings.bytes()) {
            whole.tryFail("it answered more than " + settings.bytes() + " bytes");
          } else {
            read.appendBuffer(chunk);
          }
        });
    response.endHandler(end -> whole.tryComplete(read));
    return whole.future();
  }
}
