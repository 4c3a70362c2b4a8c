package com.paperdynasty.signin;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a provider answers, before anything of it is believed. */
final class ProviderAnswer {
  private static final int MOST_CHARACTERS = 200;

  private ProviderAnswer() {}

  /** The object of an answer; empty if it is anything else than a JSON object. */
  static Optional<JsonObject> object(Buffer answer) {
    try {
      return Optional.of(new JsonObject(answer)).filter(json -> json.getMap() != null);
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }

  /** A value of an answer for the log, in which it must not take more than a line. */
  static String shortened(@Nullable Object value) {
    String text = "" + value;
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }
}
