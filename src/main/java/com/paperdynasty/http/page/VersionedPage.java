package com.paperdynasty.http.page;

import com.paperdynasty.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page under addresses that contain a hash of all its files, {@code /v/<version>/app/main.js}:
 * browsers keep them for ever and ask for none of them again. The files are found from the page's
 * index, so the sources need no list and no build step, and can be served as they are too.
 *
 * @param version the hash
 * @param index the index that names those addresses, all style sheets as one file, and the modules
 *     that are to be loaded at once
 * @param styles all style sheets as one file
 */
record VersionedPage(String version, String index, String styles) {
  /** The name of the file that all style sheets are in. */
  static final String STYLES = "page.css";

  private static final int VERSION_LENGTH = 16;
  private static final int MOST_FILES = 500;

  /** Loaded when the page connects, so no module names it. */
  private static final String SOCKJS = "/webjars/sockjs-client/dist/sockjs.min.js";

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
  private static final Pattern STYLE =
      Pattern.compile(" *<link rel=\"stylesheet\" href=\"(/[^\"]+)\" />\n");
  private static final Pattern URL = Pattern.compile("url\\('([^']+)'\\)");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^(?:import|export)\\b[^;]*?\\bfrom\\s+'([^']+)'");
  private static final String FIRST_SCRIPT = "    <script type=\"module\"";

  /**
   * Reads the page.
   *
   * @param file the content of an address, such as {@code /app/main.js}
   */
  static VersionedPage read(Function<String, byte[]> file) {
    String index = text(file.apply("/index.html"));
    Map<String, byte[]> files = filesOf(index, file);
    String version = Sha256.hex(all(files)).substring(0, VERSION_LENGTH);
    List<String> sheets = found(STYLE, index);
    String styles =
        sheets.stream().map(sheet -> text(file.apply(sheet))).collect(Collectors.joining("\n"));
    String base = "/v/" + version + "/";
    return new VersionedPage(
        version,
        indexWith(index, base, files),
        URL.matcher(styles).replaceAll(url -> "url('" + below(base, url) + "')"));
  }

  private static String below(String base, MatchResult url) {
    return Matcher.quoteReplacement(base + url.group(1).replaceFirst("^/", ""));
  }

  private static String indexWith(String index, String base, Map<String, byte[]> files) {
    String modules =
        files.keySet().stream()
            .filter(address -> address.endsWith(".js"))
            .map(address -> "    <link rel=\"modulepreload\" href=\"" + address + "\" />\n")
            .collect(Collectors.joining());
    String styles = "    <link rel=\"stylesheet\" href=\"/" + STYLES + "\" />\n";
    String joined =
        STYLE.matcher(index).replaceAll("").replace(FIRST_SCRIPT, styles + modules + FIRST_SCRIPT);
    return LINK.matcher(joined)
        .replaceAll(link -> Matcher.quoteReplacement(link.group().replace("=\"/", "=\"" + base)));
  }

  /** Every file that the index names, and those that these name, by their addresses. */
  private static Map<String, byte[]> filesOf(String index, Function<String, byte[]> file) {
    Map<String, byte[]> files = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(found(LINK, index));
    open.add(SOCKJS);
    while (!open.isEmpty()) {
      String address = open.remove();
      if (files.size() >= MOST_FILES) {
        throw new IllegalStateException("the page has more than " + MOST_FILES + " files");
      }
      if (!files.containsKey(address)) {
        byte[] content = file.apply(address);
        files.put(address, content);
        open.addAll(namedIn(address, content));
      }
    }
    files.put("/index.html", bytes(index));
    return files;
  }

  private static List<String> namedIn(String address, byte[] content) {
    Pattern pattern = address.endsWith(".js") ? IMPORT : address.endsWith(".css") ? URL : null;
    return pattern == null || address.startsWith("/webjars/")
        ? List.of()
        : found(pattern, text(content)).stream()
            .map(name -> URI.create(address).resolve(name).toString())
            .toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    return new ArrayList<>(pattern.matcher(text).results().map(each -> each.group(1)).toList());
  }

  private static byte[] all(Map<String, byte[]> files) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    files.forEach(
        (address, content) -> {
          all.writeBytes(bytes(address + " " + content.length + "\n"));
          all.writeBytes(content);
        });
    return all.toByteArray();
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
