package com.paperdynasty.app.config;

import com.paperdynasty.card.file.CardBounds;
import com.paperdynasty.card.file.CardSetReader;
import com.paperdynasty.card.file.CardSetResult;
import com.paperdynasty.card.library.CardCatalog;
import com.paperdynasty.card.library.StoredCardSet;
import com.paperdynasty.config.ConfigException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the card sets: the packaged ones, and those of a directory over them. */
public final class CardDirectory {
  private static final String[] PACKAGED = {"2019-houston.json", "2019-washington.json"};
  private static final String EXTENSION = ".json";

  private CardDirectory() {}

  /**
   * All sets that come with the program.
   *
   * @param directory need not exist
   * @throws ConfigException if one of the files cannot be read, or is not a card set
   */
  public static CardCatalog read(Path directory, CardBounds bounds) {
    Map<String, SetFile> files = new TreeMap<>();
    for (String name : PACKAGED) {
      String file = "conf/cards/" + name;
      ConfigFiles.resource(file).ifPresent(text -> files.put(name, new SetFile(file, text)));
    }
    if (Files.isDirectory(directory)) {
      readDirectory(directory, files);
    }
    return CardCatalog.of(files.values().stream().map(file -> set(file, bounds)).toList());
  }

  private record SetFile(String name, String text) {}

  private static void readDirectory(Path directory, Map<String, SetFile> files) {
    try (Stream<Path> found = Files.list(directory)) {
      for (Path file : found.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(EXTENSION)) {
          files.put(name, new SetFile(file.toString(), text(file)));
        }
      }
    } catch (IOException e) {
      throw ConfigException.of(directory + ": the card sets cannot be read: " + e.getMessage());
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw ConfigException.of(file + ": the file is not valid UTF-8");
    }
  }

  private static StoredCardSet set(SetFile file, CardBounds bounds) {
    CardSetResult result = CardSetReader.read(file.text().getBytes(StandardCharsets.UTF_8), bounds);
    if (result instanceof CardSetResult.Read read) {
      return StoredCardSet.of(read);
    }
    throw new ConfigException(
        ((CardSetResult.Refused) result)
            .faults().stream().map(fault -> file.name() + ": " + fault).toList());
  }
}
