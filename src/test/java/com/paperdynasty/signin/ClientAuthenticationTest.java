package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** By what a client says who it is, of what its provider takes. */
class ClientAuthenticationTest {
  private static final String METHODS = "token_endpoint_auth_methods_supported";

  @Test
  void secretGoesByTheHeaderUnlessTheProviderTakesTheFormAlone() {
    assertThat(chosen("client_secret_post", "client_secret_basic"))
        .isEqualTo(ClientAuthentication.BASIC);
    assertThat(chosen("private_key_jwt", "client_secret_post"))
        .isEqualTo(ClientAuthentication.POST);
  }

  /** As the standard has it for a provider that does not say. */
  @Test
  void providerThatNamesNoMethodsTakesTheHeader() {
    assertThat(ClientAuthentication.choose(new JsonObject(), true))
        .isEqualTo(ClientAuthentication.BASIC);
  }

  @Test
  void providerThatTakesNoSecretOfOursIsRefusedWithWhatItTakes() {
    assertThatThrownBy(() -> chosen("private_key_jwt", "none"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "it takes a client's secret neither by client_secret_basic nor by client_secret_post:"
                + " its token_endpoint_auth_methods_supported are [private_key_jwt, none]");
    assertThatThrownBy(() -> chosen()).hasMessageContaining("are []");
    assertThatThrownBy(() -> chosen("x".repeat(60_000))).message().hasSizeLessThan(400);
  }

  @Test
  void methodsThatAreNotAListAreRefused() {
    for (Object odd : new Object[] {"client_secret_basic", 7, new JsonObject()}) {
      JsonObject description = new JsonObject().put(METHODS, odd);
      assertThatThrownBy(() -> ClientAuthentication.choose(description, true))
          .hasMessage("its discovery document has a " + METHODS + " that is not a list");
    }
    JsonArray mixed = new JsonArray().add(7).addNull().add("client_secret_post");
    assertThat(ClientAuthentication.choose(new JsonObject().put(METHODS, mixed), true))
        .isEqualTo(ClientAuthentication.POST);
  }

  /** Providers that leave {@code none} out are not rare. */
  @Test
  void clientWithoutASecretSendsNoneWhateverTheProviderNames() {
    for (JsonObject description :
        new JsonObject[] {new JsonObject(), named("none"), named("client_secret_basic"), named()}) {
      assertThat(ClientAuthentication.choose(description, false))
          .isEqualTo(ClientAuthentication.NONE);
    }
  }

  private static ClientAuthentication chosen(String... methods) {
    return ClientAuthentication.choose(named(methods), true);
  }

  private static JsonObject named(String... methods) {
    JsonArray list = new JsonArray();
    for (String method : methods) {
      list.add(method);
    }
    return new JsonObject().put(METHODS, list);
  }
}
