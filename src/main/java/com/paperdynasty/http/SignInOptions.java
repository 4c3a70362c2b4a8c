package com.paperdynasty.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;

/** Tells the page in which ways people may come in here. */
record SignInOptions(HttpSettings settings) {

  void send(RoutingContext context) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dev_tokens", settings.devTokens());
    json.put("guests", settings.guests().label());
    Responses.send(context, 200, json);
  }
}
