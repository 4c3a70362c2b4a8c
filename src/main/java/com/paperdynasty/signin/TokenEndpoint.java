package com.paperdynasty.signin;

import com.paperdynasty.identity.IssuerClient;
import com.paperdynasty.identity.IssuerClient.Reply;
import com.paperdynasty.signin.Provider.RefusedByProvider;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges codes for tokens (RFC 6749, 4.1.3, with the verifier of RFC 7636). Thread-safe. The
 * library could do it, but reads answers without a bound.
 */
final class TokenEndpoint {
  /** All but visible ASCII, what a form's decoder reads otherwise, and what parts id and secret. */
  private static final Pattern TO_ENCODE = Pattern.compile("[^!-~]|[%+:]");

  private final IssuerClient issuer;
  private final OidcSettings settings;

  TokenEndpoint(IssuerClient issuer, OidcSettings settings) {
    this.issuer = issuer;
    this.settings = settings;
  }

  /**
   * What a code was good for.
   *
   * @param accessToken opens the UserInfo; null: nothing does
   */
  record Tokens(String idToken, @Nullable String accessToken) {}

  /** The tokens of a code. Fails with {@link RefusedByProvider} if the code is not valid. */
  Future<Tokens> tokens(DiscoveryDocument provider, String code, SignInAttempt attempt) {
    ClientAuthentication authentication = provider.authentication();
    String header =
        authentication == ClientAuthentication.BASIC
            ? basic(settings.clientId(), settings.clientSecret())
            : null;
    return issuer
        .post(provider.token(), form(code, attempt, authentication), header)
        .map(TokenEndpoint::read);
  }

  private String form(String code, SignInAttempt attempt, ClientAuthentication authentication) {
    List<String> fields = new ArrayList<>();
    fields.add(field("grant_type", "authorization_code"));
    fields.add(field("code", code));
    fields.add(field("redirect_uri", settings.redirectUrl()));
    fields.add(field("code_verifier", attempt.verifier()));
    if (authentication != ClientAuthentication.BASIC) {
      fields.add(field("client_id", settings.clientId()));
    }
    if (authentication == ClientAuthentication.POST) {
      fields.add(field("client_secret", settings.clientSecret()));
    }
    return String.join("&", fields);
  }

  private static String field(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The header of a client and its secret. */
  static String basic(String id, String secret) {
    String pair = encoded(id) + ":" + encoded(secret);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A text as the provider decodes it, which is that of a form (RFC 6749, 2.3.1). What decoding
   * leaves alone is not encoded, because some providers do not decode.
   */
  private static String encoded(String text) {
    return TO_ENCODE
        .matcher(text)
        .replaceAll(
            found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** The tokens of an answer, or why there are none. */
  static Tokens read(Reply answer) {
    JsonObject json =
        ProviderAnswer.object(answer.body())
            .orElseThrow(() -> failure("status " + answer.status() + " without a JSON object"));
    Object error = json.getValue("error");
    if ("invalid_grant".equals(error)) {
      throw new RefusedByProvider("the code: " + said(json));
    }
    if (error != null) {
      throw new IllegalStateException(said(json));
    }
    if (answer.status() != 200) {
      throw failure("status " + answer.status());
    }
    if (!(json.getValue("id_token") instanceof String idToken)) {
      throw new RefusedByProvider("the answer has no ID token");
    }
    return new Tokens(
        idToken, json.getValue("access_token") instanceof String accessToken ? accessToken : null);
  }

  private static IllegalStateException failure(String what) {
    return new IllegalStateException("the provider answered a code with " + what);
  }

  /** The provider's error and what it adds (RFC 6749, 5.2). */
  private static String said(JsonObject json) {
    String error = ProviderAnswer.shortened(json.getValue("error"));
    Object description = json.getValue("error_description");
    return description == null ? error : error + ": " + ProviderAnswer.shortened(description);
  }
}
