package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Addresses come from an issuer's own description. */
@ExtendWith(VertxExtension.class)
class IssuerClientTest {
  @Test
  void addressThatCannotBeOneIsAFailureAndNothingIsThrown(Vertx vertx) {
    IssuerClient issuer = new IssuerClient(vertx, new HttpClientOptions(), 1, 1_000, 1_000);
    for (String odd :
        new String[] {"http://127.0.0.1:70000/", "ftp://id.example/", "id.example", ""}) {
      for (Future<?> answer :
          new Future<?>[] {issuer.fetch(odd, null), issuer.post(odd, "code=x", null)}) {
        assertThatThrownBy(answer::await).as(odd).hasMessageNotContaining("did not answer within");
      }
    }
  }
}
