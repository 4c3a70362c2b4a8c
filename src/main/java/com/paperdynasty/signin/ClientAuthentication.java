package com.paperdynasty.signin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How this server says at the token endpoint which client it is (OpenID Connect Core 1.0, 9). */
enum ClientAuthentication {
  /** Id and secret in a header. */
  BASIC("client_secret_basic"),
  /** Id and secret in the form. */
  POST("client_secret_post"),
  /** The id alone, of a client without a secret. */
  NONE("none");

  private static final String METHODS = "token_endpoint_auth_methods_supported";

  private final String label;

  ClientAuthentication(String label) {
    this.label = label;
  }

  /**
   * The first of these methods that the provider takes. One that names no methods takes the header
   * (OpenID Connect Discovery 1.0, 3). A client without a secret has no choice, and is not refused
   * where {@code none} is missing: some providers leave it out and take such clients all the same.
   *
   * @throws IllegalStateException if the provider takes no secret of ours; the message says so
   */
  static ClientAuthentication choose(JsonObject description, boolean hasSecret) {
    if (!hasSecret) {
      return NONE;
    }
    List<String> methods = methods(description.getValue(METHODS));
    if (methods.contains(BASIC.label)) {
      return BASIC;
    }
    if (methods.contains(POST.label)) {
      return POST;
    }
    throw new IllegalStateException(
        "it takes a client's secret neither by client_secret_basic nor by client_secret_post: its "
            + METHODS
            + " are "
            + ProviderAnswer.shortened(methods));
  }

  private static List<String> methods(@Nullable Object named) {
    if (named == null) {
      return List.of(BASIC.label);
    }
    if (named instanceof JsonArray list) {
      return list.stream().map(String::valueOf).collect(Collectors.toList());
    }
    throw new IllegalStateException(
        "its discovery document has a " + METHODS + " that is not a list");
  }
}
