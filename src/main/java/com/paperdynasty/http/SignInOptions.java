package com.paperdynasty.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.signin.SignIn;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Tells the page in which ways people may come in here. */
record SignInOptions(HttpSettings settings, @Nullable SignIn signIn) {

  void send(RoutingContext context) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dev_tokens", settings.devTokens());
    json.put("guests", settings.guests().label());
    if (signIn != null) {
      json.put("oidc", signIn.label());
    }
    Responses.send(context, 200, json);
  }
}
