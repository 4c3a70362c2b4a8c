package com.paperdynasty.http.page;

import com.paperdynasty.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page under addresses that contain a hash of all its files, {@code
 * /v/<version>/joined/app/main.js}: browsers keep them for ever and ask for none of them again. The
 * files are found from the page's index, so the sources need no list and no build step, and can be
 * served as they are too.
 *
 * @param version the hash
 * @param index the index that names those addresses, all style sheets as one file, and modules as
 *     they are joined
 * @param files what is made of the page's files, by address below the version: all style sheets as
 *     one, and the {@link JoinedModules}
 */
record VersionedPage(String version, String index, Map<String, String> files) {
  /** The file that all style sheets are in. */
  private static final String STYLES = "/page.css";

  private static final int VERSION_LENGTH = 16;
  private static final int MOST_FILES = 500;

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
  private static final Pattern STYLE =
      Pattern.compile(" *<link rel=\"stylesheet\" href=\"(/[^\"]+)\" />\n");
  private static final Pattern URL = Pattern.compile("url\\('([^']+)'\\)");
  private static final Pattern SCRIPT =
      Pattern.compile("<script type=\"module\" src=\"(/[^\"]+)\"");

  /**
   * Reads the page.
   *
   * @param file the content of an address, such as {@code /app/main.js}
   */
  static VersionedPage read(Function<String, byte[]> file) {
    String index = text(file.apply("/index.html"));
    Map<String, byte[]> sources = new TreeMap<>();
    Map<String, ModuleSource> modules = new TreeMap<>();
    collect(index, file, sources, modules);
    String version = Sha256.hex(all(sources)).substring(0, VERSION_LENGTH);
    String base = "/v/" + version;
    String script = found(SCRIPT, index).get(0);
    Map<String, String> files = new TreeMap<>(JoinedModules.join(script, modules));
    String styles =
        found(STYLE, index).stream()
            .map(
                sheet ->
                    CommentLines.removedFrom(
                        text(Objects.requireNonNull(sources.get(sheet), sheet))))
            .collect(Collectors.joining("\n"));
    files.put(
        STYLES, URL.matcher(styles).replaceAll(url -> "url('" + below(base, url.group(1)) + "')"));
    return new VersionedPage(version, indexWith(index, base, files), Map.copyOf(files));
  }

  private static String below(String base, String address) {
    return Matcher.quoteReplacement(base + (address.startsWith("/") ? "" : "/") + address);
  }

  private static String indexWith(String index, String base, Map<String, String> files) {
    String head = "    <script type=\"module\"";
    String joined =
        STYLE
            .matcher(index)
            .replaceAll("")
            .replace(head, "    <link rel=\"stylesheet\" href=\"" + STYLES + "\" />\n" + head);
    return LINK.matcher(joined)
        .replaceAll(
            link -> {
              String joinedFile = JoinedModules.FOLDER + link.group(1);
              String address = base + (files.containsKey(joinedFile) ? joinedFile : link.group(1));
              return Matcher.quoteReplacement(link.group().replace(link.group(1), address));
            });
  }

  /** Every file that the index names, and those that these name, by their addresses. */
  private static void collect(
      String index,
      Function<String, byte[]> file,
      Map<String, byte[]> sources,
      Map<String, ModuleSource> modules) {
    Deque<String> open = new ArrayDeque<>(found(LINK, index));
    while (!open.isEmpty()) {
      String address = open.remove();
      if (sources.size() >= MOST_FILES) {
        throw new IllegalStateException("the page has more than " + MOST_FILES + " files");
      }
      if (sources.containsKey(address)) {
        continue;
      }
      byte[] content = file.apply(address);
      sources.put(address, content);
      if (address.endsWith(".js")) {
        ModuleSource module = ModuleSource.of(address, text(content));
        modules.put(address, module);
        open.addAll(module.named());
        open.addAll(module.assets());
      } else if (address.endsWith(".css")) {
        open.addAll(found(URL, text(content)));
      }
    }
    sources.put("/index.html", bytes(index));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(each -> each.group(1)).toList();
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
