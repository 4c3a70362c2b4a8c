package com.paperdynasty.realtime.transport;

import com.paperdynasty.text.TextRules;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the bodies that SockJS clients post. */
final class SockJsBody {
  private SockJsBody() {}

  /** The body, or null if it is not UTF-8. */
  static @Nullable String text(RoutingContext context) {
    Buffer body = context.body().buffer();
    return body == null ? "" : TextRules.utf8(body.getBytes());
  }

  /**
   * The field {@code d} of a form, or the body itself if it is not a form. Null if it is not UTF-8.
   */
  static @Nullable String formText(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    boolean isForm =
        type != null
            && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    Buffer body = context.body().buffer();
    if (!isForm || body == null) {
      return text(context);
    }
    String form = TextRules.formText(body.getBytes());
    if (form == null) {
      return null;
    }
    return form.startsWith("d=") ? form.substring(2) : "";
  }
}
