package com.paperdynasty.app;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls a server over HTTP as one user and returns any answer. */
final class HttpCalls {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String token;

  /**
   * @param token null for requests without a token
   */
  HttpCalls(int port, String token) {
    this.base = "http://127.0.0.1:" + port;
    this.token = token;
  }

  /** The same server with another user's token. */
  HttpCalls as(String other) {
    return new HttpCalls(URI.create(base).getPort(), other);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        request(path, "Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> method(String method, String path, String body, String... headers)
      throws Exception {
    return send(request(path, headers).method(method, BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  static JsonObject json(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }
}
