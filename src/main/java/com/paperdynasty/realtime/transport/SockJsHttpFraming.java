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
      // Some browsers deliver nothing of a response before they have so much of it.
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
      // The comment keeps the answer from being taken for a Flash film.
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

  /** The last part of its address. */
  String path() {
    return path;
  }

  HttpMethod method() {
    return posts ? HttpMethod.POST : HttpMethod.GET;
  }

  String contentType() {
    return contentType;
  }

  /** Whether a response carries many frames, and not just one. */
  boolean streams() {
    return streams;
  }

  /** Whether the request names a function of the page that is to be called. */
  boolean needsCallback() {
    return this == HTMLFILE || this == JSONP;
  }

  /** Whether it can be the name of a function, and nothing else. */
  static boolean isCallback(String name) {
    return CALLBACK.matcher(name).matches();
  }

  /** What stands before the first frame of a response. */
  String prelude(String callback) {
    return "";
  }

  /** A frame as it goes into the response. */
  abstract String wrap(String frame, String callback);

  /** A text as a literal of JavaScript that ends no script element and no line. */
  private static String script(String text) {
    return Json.encode(text)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
