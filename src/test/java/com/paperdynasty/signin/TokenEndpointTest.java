package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.identity.IssuerClient.Reply;
import com.paperdynasty.signin.Provider.RefusedByProvider;
import com.paperdynasty.signin.TokenEndpoint.Tokens;
import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a provider may answer a code with. */
class TokenEndpointTest {
  @Test
  void tokensAreReadAndNothingElse() {
    assertThat(read(200, "{\"id_token\":\"i\",\"access_token\":\"a\",\"expires_in\":0,\"x\":[]}"))
        .isEqualTo(new Tokens("i", "a"));
    assertThat(read(200, "{\"id_token\":\"i\",\"access_token\":7}"))
        .isEqualTo(new Tokens("i", null));
  }

  @Test
  void codeThatIsNotValidIsRefused() {
    for (int status : new int[] {200, 400, 401}) {
      assertThatThrownBy(() -> read(status, "{\"error\":\"invalid_grant\",\"id_token\":\"i\"}"))
          .isInstanceOf(RefusedByProvider.class)
          .hasMessage("the code: invalid_grant");
    }
  }

  @Test
  void answerWithoutAnIdTokenIsRefused() {
    for (String answer : new String[] {"{}", "{\"id_token\":7}", "{\"access_token\":\"a\"}"}) {
      assertThatThrownBy(() -> read(200, answer)).isInstanceOf(RefusedByProvider.class);
    }
  }

  @Test
  void otherErrorIsAFailureOfTheProviderAndSaysWhatItAdds() {
    assertThatThrownBy(
            () -> read(401, "{\"error\":\"invalid_client\",\"error_description\":\"unknown\"}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("invalid_client: unknown");
    assertThatThrownBy(() -> read(500, "{\"id_token\":\"i\"}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("status 500");
  }

  @Test
  void answerThatIsNoJsonObjectIsAFailureOfTheProvider() {
    for (String answer :
        new String[] {"", "null", "[]", "7", "\"x\"", "<html>", "{", "id_token=i"}) {
      assertThatThrownBy(() -> read(200, answer))
          .as(answer)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("status 200 without a JSON object");
    }
  }

  @Test
  void whatTheProviderAddsIsCut() {
    String much = "x".repeat(60_000);
    for (String error : new String[] {"invalid_grant", "server_error", much}) {
      assertThatThrownBy(
              () ->
                  read(400, "{\"error\":\"" + error + "\",\"error_description\":\"" + much + "\"}"))
          .message()
          .hasSizeLessThan(500);
    }
  }

  @Test
  void clientAndSecretArriveAsTheyAreAtAProviderThatDecodesThem() {
    String[] texts = {
      "abc", "a+b/c==", "100 %", "%2B", "urn:a:b", ":", "ä &=~", "\u26be \ud83e\udd4e"
    };
    for (String id : texts) {
      for (String secret : texts) {
        assertThat(decoded(TokenEndpoint.basic(id, secret))).containsExactly(id, secret);
      }
    }
  }

  /** As those of most are, so that nothing depends on whether the provider decodes. */
  @Test
  void whatDecodingLeavesAloneIsNotEncoded() {
    String secret = "a.b-c_d~e/f=!$'()*,;@?#[]";
    assertThat(TokenEndpoint.basic("client", secret))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(("client:" + secret).getBytes(StandardCharsets.UTF_8)));
  }

  /** As a provider reads the header: the Basic scheme first, and then each part as a form's. */
  static List<String> decoded(String basic) {
    byte[] pair = Base64.getDecoder().decode(basic.replaceFirst("^Basic ", ""));
    return Stream.of(new String(pair, StandardCharsets.UTF_8).split(":", 2))
        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
        .toList();
  }

  private static Tokens read(int status, String body) {
    return TokenEndpoint.read(new Reply(status, Buffer.buffer(body)));
  }
}
