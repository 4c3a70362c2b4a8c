package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.identity.IssuerClient.Reply;
import com.paperdynasty.signin.Provider.RefusedByProvider;
import com.paperdynasty.signin.TokenEndpoint.Tokens;
import io.vertx.core.buffer.Buffer;
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

  private static Tokens read(int status, String body) {
    return TokenEndpoint.read(new Reply(status, Buffer.buffer(body)));
  }
}
