package com.paperdynasty.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JoinedModulesTest {
  private final Map<String, String> texts =
      new TreeMap<>(
          Map.of(
              "/app/main.js",
              """
              /* What the page begins with. */
              import { a, b as other } from './views/a.js';

              console.log(a, other, new URL('../x.svg', import.meta.url));
              const later = () => import('./later.js');
              """,
              "/app/views/a.js",
              """
              import { Component } from '../../lib.js';
              // A comment.
              export const a = 'import { x } from nowhere';
              export async function b() {}
              export class C extends Component {}
              """,
              "/app/later.js",
              """
              import { C } from './views/a.js';
              import { shared } from './shared.js';
              export const page = () => [C, shared];
              """,
              "/app/shared.js",
              "export { Component as shared } from '../lib.js';\n",
              "/lib.js",
              "var n=1,t=2;export{n as Component,t as render};\n"));

  @Test
  void modulesAreFunctionsThatAreCalledAfterTheirImports() {
    assertThat(join().get("/joined/app/main.js"))
        .isEqualTo(
            """
            const $lib = (() => {
            var n=1,t=2;
            return { Component: n, render: t }; })();
            const $app$views$a = (() => { const { Component } = $lib;


            const a = 'import { x } from nowhere';
            async function b() {}
            class C extends Component {}
            return { C, a, b }; })();
            const $app$main = (() => { const { a, b: other } = $app$views$a;



            console.log(a, other, new URL('../x.svg', new URL('../../app/main.js', import.meta.url).href));
            const later = () => import('../../joined/app/later.js').then((joined) => joined.$app$later);
            return {  }; })();
            export { $app$views$a, $lib };
            //# sourceMappingURL=main.js.map
            """);
  }

  @Test
  void whatIsLoadedLaterIsAFileOfItsOwn() {
    assertThat(join().get("/joined/app/later.js"))
        .startsWith("import { $app$views$a, $lib } from '../../joined/app/main.js';\n")
        .contains("const $app$shared = (() => { const { Component: shared } = $lib;")
        .contains("return { shared }; })();")
        .endsWith("export { $app$later };\n//# sourceMappingURL=later.js.map\n");
  }

  @Test
  void whatTwoLaterFilesNeedIsInTheFirst() {
    texts.merge("/app/main.js", "const more = () => import('./more.js');\n", String::concat);
    texts.put("/app/more.js", "import { shared } from './shared.js';\nexport const m = shared;\n");
    Map<String, String> files = join();
    assertThat(files.get("/joined/app/main.js")).contains("const $app$shared = ");
    assertThat(files.get("/joined/app/later.js")).doesNotContain("const $app$shared = ");
    assertThat(files.get("/joined/app/more.js")).contains("import { $app$shared }");
  }

  @Test
  void whatIsThereAlreadyIsNotLoadedLater() {
    texts.put(
        "/app/views/a.js",
        texts.get("/app/views/a.js") + "export const d = () => import('../../lib.js');\n");
    assertThat(join().get("/joined/app/main.js"))
        .contains("const d = () => Promise.resolve($lib);");
  }

  @Test
  void mapSaysWhereEachLineIsFrom() {
    JsonObject map = new JsonObject(join().get("/joined/app/later.js.map"));
    assertThat(map.getJsonArray("sources").encode())
        .isEqualTo("[\"../../app/shared.js\",\"../../app/later.js\"]");
    // Two lines of ours, the line of the first; two more, the three lines of the second; one more.
    assertThat(map.getString("mappings")).isEqualTo(";;AAAA;;;ACAA;AACA;AACA;;");
  }

  @Test
  void nameThatDoesNotExistIsRefused() {
    texts.put("/app/shared.js", "export { Element as shared } from '../lib.js';\n");
    assertThatThrownBy(this::join).hasMessageContaining("/app/shared.js imports [Element]");
  }

  @Test
  void modulesThatImportEachOtherAreRefused() {
    texts.merge("/lib.js", "import { a } from './app/views/a.js';\n", String::concat);
    assertThatThrownBy(this::join).hasMessageContaining("import each other");
  }

  @Test
  void exportOfAnotherKindIsRefused() {
    texts.put("/app/shared.js", "export default function shared() {}\n");
    assertThatThrownBy(this::join)
        .hasMessageContaining("/app/shared.js")
        .hasMessageContaining("export default");
  }

  @Test
  void relativeAddressThatWouldNameAnotherPlaceIsRefused() {
    texts.put(
        "/app/shared.js",
        "export const shared = () => import(LIBRARY);\nconst LIBRARY = '../lib.js';\n");
    assertThatThrownBy(this::join)
        .hasMessageContaining("/app/shared.js")
        .hasMessageContaining("const LIBRARY = '../lib.js';");
  }

  @Test
  void addressRelativeToTheModuleIsOneOfThePagesFiles() {
    ModuleSource module = ModuleSource.of("/app/main.js", texts.get("/app/main.js"));
    assertThat(module.assets()).containsExactly("/x.svg");
  }

  @Test
  void textOfSeveralLinesKeepsWhatLooksLikeAComment() {
    texts.put("/lib.js", "export const Component = `\n// text\n`;\n/* comment */\n");
    assertThat(join().get("/joined/app/main.js")).contains("`\n// text\n`;", "/* comment */");
  }

  private Map<String, String> join() {
    Map<String, ModuleSource> modules = new TreeMap<>();
    texts.forEach((address, text) -> modules.put(address, ModuleSource.of(address, text)));
    return JoinedModules.join("/app/main.js", modules);
  }
}
