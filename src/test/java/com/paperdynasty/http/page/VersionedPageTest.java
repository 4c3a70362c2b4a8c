package com.paperdynasty.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionedPageTest {
  private static final String SOCKJS = "/webjars/sockjs-client/dist/sockjs.min.js";

  private final Map<String, String> files =
      new HashMap<>(
          Map.of(
              "/index.html",
              """
                  <link rel="icon" href="/icon.svg" />
                  <link rel="stylesheet" href="/one.css" />
                  <link rel="stylesheet" href="/style/two.css" />
                  <script type="module" src="/app/main.js"></script>
              """,
              "/icon.svg",
              "<svg/>",
              "/one.css",
              "a {}",
              "/style/two.css",
              "b { src: url('/fonts/f.woff2') }",
              "/fonts/f.woff2",
              "font",
              "/app/main.js",
              "import {\n  a,\n} from './views/a.js';\nexport const b = 'from nowhere';\n",
              "/app/views/a.js",
              "export { a } from '../../lib.js';\n",
              "/lib.js",
              "export const a = new URL('." + SOCKJS + "', import.meta.url);\n",
              SOCKJS,
              "sockjs"));

  @Test
  void indexNamesEveryFileByItsVersion() {
    VersionedPage page = read();
    String base = "/v/" + page.version() + "/";
    assertThat(page.index())
        .contains("href=\"" + base + "icon.svg\"", "src=\"" + base + "joined/app/main.js\"")
        .doesNotContain("href=\"/icon.svg\"", "href=\"/one.css\"", "two.css");
  }

  @Test
  void indexNamesAPartThatIsLoadedLaterAsItIsJoined() {
    String early =
        "<script async src=\"/app/early.js\" data-part-href=\"/app/views/b.js\"></script>\n";
    files.put("/index.html", early + files.get("/index.html"));
    files.put("/app/early.js", "begin();\n");
    files.put("/app/views/b.js", "export const b = 1;\n");
    files.put("/app/main.js", "const load = () => import('./views/b.js');\n");
    VersionedPage page = read();
    String base = "/v/" + page.version() + "/";
    assertThat(page.index())
        .contains("src=\"" + base + "app/early.js\"")
        .contains("data-part-href=\"" + base + "joined/app/views/b.js\"");
    assertThat(page.files()).containsKey("/joined/app/views/b.js");
  }

  @Test
  void styleSheetsAreOneFileInTheirOrder() {
    VersionedPage page = read();
    assertThat(page.index())
        .containsOnlyOnce("rel=\"stylesheet\"")
        .contains("/v/" + page.version() + "/page.css");
    assertThat(page.files().get("/page.css"))
        .isEqualTo("a {}\nb { src: url('/v/" + page.version() + "/fonts/f.woff2') }");
  }

  @Test
  void modulesAreOneFile() {
    assertThat(read().files().get("/joined/app/main.js"))
        .containsSubsequence("$lib = ", "$app$views$a = ", "$app$main = ");
  }

  @Test
  void everyFileHasAPartInTheVersion() {
    String before = read().version();
    for (String address : List.copyOf(files.keySet())) {
      String content = files.get(address);
      files.put(address, content + " ");
      assertThat(read().version()).as(address).isNotEqualTo(before);
      files.put(address, content);
    }
    assertThat(read().version()).isEqualTo(before);
  }

  @Test
  void missingFileIsNamed() {
    files.remove("/lib.js");
    assertThatThrownBy(this::read).hasMessageContaining("/lib.js");
  }

  @Test
  void pageIsBounded() {
    for (int i = 0; i <= 500; i++) {
      files.put("/m" + i + ".js", "import { x } from './m" + (i + 1) + ".js';\n");
    }
    files.put("/app/main.js", "import { x } from '/m0.js';\n");
    assertThatThrownBy(this::read).hasMessageContaining("more than 500 files");
  }

  private VersionedPage read() {
    return VersionedPage.read(
        address -> {
          String content = files.get(address);
          if (content == null) {
            throw new IllegalStateException(address + " is missing");
          }
          return content.getBytes(StandardCharsets.UTF_8);
        });
  }
}
