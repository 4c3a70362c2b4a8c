package com.paperdynasty.signin;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A provider that answers as a test says. */
final class TestProvider implements Provider {
  final JsonObject claims = new JsonObject().put("sub", "ann");
  final List<String> codes = new ArrayList<>();
  String state;
  RuntimeException failure;
  Promise<Void> slow;

  @Override
  public Future<String> address(SignInAttempt attempt, String sealed) {
    if (failure != null) {
      return Future.failedFuture(failure);
    }
    state = sealed;
    Future<Void> ready = slow == null ? Future.succeededFuture() : slow.future();
    return ready.map(done -> "https://id.example/authorize");
  }

  @Override
  public Future<JsonObject> claims(String code, SignInAttempt attempt) {
    codes.add(code);
    return failure == null ? Future.succeededFuture(claims) : Future.failedFuture(failure);
  }
}
