package com.paperdynasty.http.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Which line of which source each line of a joined file is, as a source map (<a
 * href="https://tc39.es/ecma426/">ECMA-426</a>).
 */
final class LineMap {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final List<String> sources = new ArrayList<>();
  private final StringBuilder mappings = new StringBuilder();
  private int lastSource;
  private int lastLine;

  /** The next line is of no source. */
  void skipLine() {
    mappings.append(';');
  }

  /** The next lines are the first lines of a source, as many. */
  void add(String source, int lines) {
    sources.add(source);
    for (int line = 0; line < lines; line++) {
      mappings.append('A');
      append(sources.size() - 1 - lastSource);
      append(line - lastLine);
      mappings.append("A;");
      lastSource = sources.size() - 1;
      lastLine = line;
    }
  }

  /** Base 64 digits of five bits, the lowest first; the lowest bit of all is the sign. */
  private void append(int number) {
    int rest = number < 0 ? (-number << 1) | 1 : number << 1;
    do {
      int digit = rest & 31;
      rest >>>= 5;
      mappings.append(BASE64.charAt(rest > 0 ? digit | 32 : digit));
    } while (rest > 0);
  }

  String json() {
    return new JsonObject()
        .put("version", 3)
        .put("sources", new JsonArray(sources))
        .put("names", new JsonArray())
        .put("mappings", mappings.toString())
        .encode();
  }
}
