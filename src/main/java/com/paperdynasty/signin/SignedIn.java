package com.paperdynasty.signin;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A user whom the provider has named, until their page has its token.
 *
 * @param id by which the code is used once
 * @param challenge the hash of the verifier of the page that may have the token
 */
record SignedIn(
    String id, String userId, String name, Set<String> roles, String challenge, Instant until) {
  SignedIn {
    roles = Set.copyOf(roles);
  }

  /** Does not show the secrets. */
  @Override
  public String toString() {
    return "SignedIn until " + until;
  }

  String text() {
    return new JsonObject()
        .put("id", id)
        .put("user", userId)
        .put("name", name)
        .put("roles", new JsonArray(roles.stream().sorted().toList()))
        .put("challenge", challenge)
        .put("until", until.toEpochMilli())
        .encode();
  }

  /** The user of a text that was sealed here. */
  static Optional<SignedIn> read(String text) {
    try {
      JsonObject json = new JsonObject(text);
      Set<String> roles = new HashSet<>();
      json.getJsonArray("roles").forEach(role -> roles.add((String) role));
      return Optional.of(
          new SignedIn(
              json.getString("id"),
              json.getString("user"),
              json.getString("name"),
              roles,
              json.getString("challenge"),
              Instant.ofEpochMilli(json.getLong("until"))));
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      return Optional.empty();
    }
  }
}
