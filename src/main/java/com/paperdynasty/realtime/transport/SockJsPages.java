package com.paperdynasty.realtime.transport;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The pages that SockJS serves besides its transports. */
final class SockJsPages {
  static final String WELCOME = "Welcome to SockJS!\n";

  /**
   * The page that a page of another origin frames in order to use the transports from this origin.
   * The header {@code frame-ancestors} says which pages may.
   */
  static final String IFRAME =
      """
      <!DOCTYPE html>
      <html>
      <head>
        <meta charset="UTF-8">
        <script src="/webjars/sockjs-client/dist/sockjs.min.js"></script>
        <script>SockJS.bootstrap_iframe();</script>
      </head>
      <body>
        <h2>Don't panic!</h2>
        <p>This is a SockJS hidden iframe. It's used for cross domain magic.</p>
      </body>
      </html>
      """;

  private SockJsPages() {}

  /** The information that a client reads before it chooses a transport. */
  static String info(long entropy) {
    return new JsonObject()
        .put("websocket", true)
        .put("cookie_needed", false)
        .put("origins", new JsonArray().add("*:*"))
        .put("entropy", entropy)
        .encode();
  }

  /** The page that the transport {@code htmlfile} fills with scripts. */
  static String htmlFile(String callback) {
    return """
    <!doctype html>
    <html><head>
      <meta http-equiv="X-UA-Compatible" content="IE=edge" />
      <meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
    </head><body><h2>Don't panic!</h2>
      <script>
        document.domain = document.domain;
        var c = parent.%s;
        c.start();
        function p(d) {c.message(d);};
        window.onload = function() {c.stop();};
      </script>
    """
        .formatted(callback)
        .stripTrailing();
  }
}
