package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.text.NameRules;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who a provider's claims are about. */
class ProviderClaimsTest {
  private static final String ISSUER = "https://id.example";

  /** Stored games have these ids: another form would make everybody somebody else. */
  @Test
  void idIsTheHashOfIssuerAndSubject() {
    assertThat(ProviderClaims.userId(ISSUER, "auth0|5f7c8ec7c33c6c004bbafe82"))
        .isEqualTo("oidc:0iQylQCL0mckXOm37-WG9VhKKQ2zsxZjQIwaiFot1cc");
  }

  @Test
  void subjectIsNotPublic() {
    assertThat(ProviderClaims.userId(ISSUER, "ann")).doesNotContain("ann");
  }

  @Test
  void everySubjectOfEveryIssuerHasAValidIdOfItsOwn() {
    List<String> ids = new ArrayList<>();
    for (String issuer : new String[] {ISSUER, ISSUER + "/", ISSUER + "/a"}) {
      for (String subject :
          new String[] {
            "x".repeat(58),
            "x".repeat(255),
            "a b",
            "a  b",
            " a",
            "a ",
            "ü",
            "u\u0308",
            "/\na",
            "A",
            "a",
            "\u200b"
          }) {
        ids.add(ProviderClaims.userId(issuer, subject));
      }
    }
    assertThat(ids)
        .doesNotHaveDuplicates()
        .allMatch(NameRules::isId)
        .allMatch(id -> id.matches("oidc:[A-Za-z0-9_-]{43}"));
  }

  @Test
  void rolesComeFromTheConfiguredClaimAlone() {
    JsonObject claims =
        new JsonObject()
            .put("roles", new JsonArray().add("admin"))
            .put("league_roles", new JsonArray().add("scorer").add(7).add("").add("admin"));

    assertThat(ProviderClaims.roles(claims, "")).isEmpty();
    assertThat(ProviderClaims.roles(claims, "league_roles")).containsExactly("admin");
    assertThat(ProviderClaims.roles(claims, "groups")).isEmpty();
    assertThat(ProviderClaims.roles(claims.put("groups", "admin"), "groups")).isEmpty();
  }

  @Test
  void userInfoCompletesAnIdTokenAndChangesNothingInIt() {
    JsonObject idToken = new JsonObject().put("sub", "ann").put("groups", new JsonArray());
    JsonObject userInfo =
        new JsonObject()
            .put("sub", "ann")
            .put("name", "Ann Lee")
            .put("groups", new JsonArray().add("admin"));

    assertThat(ProviderClaims.areComplete(idToken, "")).isFalse();
    JsonObject claims = ProviderClaims.completed(idToken, userInfo);
    assertThat(ProviderClaims.name(claims, "oidc:1")).isEqualTo("Ann Lee");
    assertThat(ProviderClaims.roles(claims, "groups")).isEmpty();
    assertThat(ProviderClaims.areComplete(claims, "groups")).isTrue();
    assertThat(ProviderClaims.areComplete(claims, "league_roles")).isFalse();
  }

  @Test
  void userInfoAboutAnotherSubjectIsNotUsed() {
    JsonObject idToken = new JsonObject().put("sub", "ann");
    for (Object subject : new Object[] {"eve", 7, null}) {
      JsonObject userInfo = new JsonObject().put("sub", subject).put("name", "Eve");
      assertThat(ProviderClaims.completed(idToken, userInfo)).isEqualTo(idToken);
    }
    assertThat(ProviderClaims.completed(idToken, new JsonObject().put("name", "Eve")))
        .isEqualTo(idToken);
  }

  /** Some providers list every group of a person. */
  @Test
  void roleThatMeansSomethingIsFoundAmongManyThatDoNot() {
    JsonArray many = new JsonArray();
    for (int i = 0; i < 1_000; i++) {
      many.add("role" + i);
    }
    assertThat(ProviderClaims.roles(new JsonObject().put("r", many), "r")).isEmpty();
    many.add("admin");
    assertThat(ProviderClaims.roles(new JsonObject().put("r", many), "r")).containsExactly("admin");
  }

  @Test
  void onlyANameThatCanBeShownCompletesTheClaims() {
    for (Object odd : new Object[] {null, "", "  ", 7, new JsonArray()}) {
      JsonObject claims = new JsonObject().put("name", odd).put("preferred_username", "ann");
      assertThat(ProviderClaims.areComplete(claims, "")).as("%s", odd).isFalse();
    }
    assertThat(ProviderClaims.areComplete(new JsonObject().put("name", "Ann Lee"), "")).isTrue();

    JsonObject blank = new JsonObject().put("sub", "ann").put("name", " ");
    JsonObject userInfo = new JsonObject().put("sub", "ann").put("name", "Ann Lee");
    JsonObject claims = ProviderClaims.completed(blank, userInfo);
    assertThat(ProviderClaims.name(claims, "oidc:1")).isEqualTo("Ann Lee");
  }

  @Test
  void nameIsTheFirstThatCanBeShown() {
    assertThat(ProviderClaims.name(new JsonObject().put("name", "Ann Lee"), "oidc:1"))
        .isEqualTo("Ann Lee");
    assertThat(ProviderClaims.name(new JsonObject().put("preferred_username", "ann"), "oidc:1"))
        .isEqualTo("ann");
    assertThat(
            ProviderClaims.name(new JsonObject().put("name", 7).put("nickname", "annie"), "oidc:1"))
        .isEqualTo("annie");
    assertThat(ProviderClaims.name(new JsonObject(), "oidc:1")).startsWith("Player ");
    assertThat(ProviderClaims.name(new JsonObject().put("name", "\u202eevil"), "oidc:1"))
        .isEqualTo("evil");
  }
}
