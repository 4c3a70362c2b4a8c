package com.paperdynasty.realtime.transport;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import java.util.regex.Pattern;

/** SockJS' transports over HTTP, and how each of them wraps a SockJS frame. */
enum SockJsHttpFraming {
  XHR("xhr", true, "application/javascript; charset=UTF-8", false) {
    @Override
    String wrap(String frame, String callback) {
      return frame + "\n";
    }
  },
  XHR_STREAMING("xhr_streaming", true, "application/javascript; charset=UTF-8", true) {
    @Override
    String prelude(String callback) {
      // Some browsers deliver nothing of a response before they have 2 KiB of it.
      return "h".repeat(2_048) + "\n";
    }

    @Override
    String wrap(String frame, String callback) {
      return frame + "\n";
    }
  },
  EVENTSOURCE("eventsource", false, "text/event-stream", true) {
    @Override
    String prelude(String callback) {
      return "\r\n";
    }

    @Override
    String wrap(String frame, String callback) {
      return "data: " + frame + "\r\n\r\n";
    }
  },
  HTMLFILE("htmlfile", false, "text/html; charset=UTF-8", true) {
    @Override
    String prelude(String callback) {
      String page = SockJsPages.htmlFile(callback);
      return page + " ".repeat(Math.max(0, 1_024 - page.length())) + "\r\n";
    }

    @Override
    String wrap(String frame, String callback) {
      return "<script>\np(" + script(frame) + ");\n</script>\r\n";
    }
  },
  JSONP("jsonp", false, "application/javascript; charset=UTF-8", false) {
    @Override
    String wrap(String frame, String callback) {
      // The comment prevents the response from being run as Flash content.
      return "/**/" + callback + "(" + script(frame) + ");\r\n";
    }
  };

  private static final Pattern CALLBACK = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private final String path;
  private final boolean posts;
  private final String contentType;
  private final boolean streams;

  SockJsHttpFraming(String path, boolean posts, String contentType, boolean streams) {
    this.path = path;
    this.posts = posts;
    this.contentType = contentType;
    this.streams = streams;
  }

  /** The last part of its path. */
  String path() {
    return path;
  }

  HttpMethod method() {
    return posts ? HttpMethod.POST : HttpMethod.GET;
  }

  String contentType() {
    return contentType;
  }

  /** Whether a response carries many frames. Otherwise it ends after one. */
  boolean streams() {
    return streams;
  }

  /** Whether the request names a function of the page, to be called with each frame. */
  boolean needsCallback() {
    return this == HTMLFILE || this == JSONP;
  }

  /** Whether a name is safe to put into a script as the name of a function. */
  static boolean isCallback(String name) {
    return CALLBACK.matcher(name).matches();
  }

  /** The text before the first frame of a response. */
  String prelude(String callback) {
    return "";
  }

  /** A frame as it is written into the response. */
  abstract String wrap(String frame, String callback);

  /** A JavaScript string literal that cannot end a script element or a line. */
  private static String script(String text) {
    return Json.encode(text)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
