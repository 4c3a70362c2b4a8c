package com.paperdynasty.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.paperdynasty.card.library.CardCatalog;
import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.card.library.CardSettings;
import com.paperdynasty.chat.ChatServices;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.http.page.StaticFiles;
import com.paperdynasty.identity.GuestAccess;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.limits.TrustedProxies;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.signin.OidcSettings;
import com.paperdynasty.signin.SignIn;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final Set<String> DOCUMENTS =
      Set.of(
          "/",
          "/openapi.yaml",
          "/asyncapi.yaml",
          "/card-set.schema.json",
          "/game/:id",
          "/embed/:id",
          "/overlay/:id");

  @Test
  void describedCallsAreTheServedOnes() throws Exception {
    assertThat(described()).isEqualTo(served());
  }

  @Test
  void everyReferenceResolves() throws Exception {
    JsonNode document = document();
    List<JsonNode> references = new ArrayList<>();
    document.findValues("$ref").forEach(references::add);

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
  }

  @Test
  void everyCallDescribesItsRateLimit() throws Exception {
    List<JsonNode> responses = document().path("paths").findValues("responses");

    assertThat(responses)
        .hasSameSizeAs(described())
        .allSatisfy(answers -> assertThat(answers.has("429")).as("%s", answers).isTrue());
  }

  @Test
  void problemSchemaHasEveryErrorCode() throws Exception {
    Set<String> codes = new TreeSet<>();
    document()
        .at("/components/schemas/Problem/properties/code/enum")
        .forEach(code -> codes.add(code.asText()));

    Set<String> ours = new TreeSet<>();
    for (ErrorCode code : ErrorCode.values()) {
      ours.add(code.code());
    }
    assertThat(codes).isEqualTo(ours);
  }

  private static Set<String> described() throws Exception {
    Set<String> calls = new TreeSet<>();
    document()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("parameters")) {
                            calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return calls;
  }

  private static Set<String> served() {
    Vertx vertx = Vertx.vertx();
    try {
      String secret = "a secret of the test, long enough for it";
      TokenService tokenService =
          new TokenService(
              vertx,
              TokenRules.ofSecret(secret, null, null).withGuests(GuestAccess.PLAY),
              Clock.systemUTC());
      HttpSettings settings =
          new HttpSettings(
              "127.0.0.1",
              0,
              65_536,
              16_384,
              65_536,
              60_000,
              60_000,
              1_000,
              true,
              GuestAccess.PLAY,
              60,
              60,
              List.of(),
              List.of(),
              3_600,
              List.of(),
              TrustedProxies.Header.ANY,
              false);
      Routes routes =
          new Routes(
              vertx,
              settings,
              tokenService,
              SignIn.with(vertx, oidc(), secret, null, Clock.systemUTC()),
              null,
              new SlowRequestGuard(settings, null, Clock.systemUTC()),
              null,
              new ChatServices(null, null, null, Defaults.TALK),
              new CardSetEndpoints(
                  new CardLibrary(
                      vertx,
                      null,
                      CardCatalog.of(List.of()),
                      Defaults.of("cards.", CardSettings.class)),
                  null),
              null,
              Router.router(vertx),
              new StaticFiles(vertx),
              Clock.systemUTC());
      Set<String> calls = new TreeSet<>();
      routes
          .methods()
          .forEach(
              (path, methods) -> {
                if (!DOCUMENTS.contains(path)) {
                  methods.forEach(
                      method -> calls.add(method + " " + path.replaceAll(":([a-z]+)", "{$1}")));
                }
              });
      return calls;
    } finally {
      vertx.close().await();
    }
  }

  private static OidcSettings oidc() {
    return Defaults.of("auth.oidc.", OidcSettings.class, "auth.oidc.issuer: https://id.example");
  }

  private static JsonNode document() throws Exception {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
      return new YAMLMapper().readTree(in);
    }
  }
}
