package com.paperdynasty.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.server.ServerFrames;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reading a client's text gives a value and never an exception, whatever the text is. */
class MutatedFramesTest {
  private static final int FRAMES = 20_000;
  private static final String GAME = "\"game_id\":\"123e4567-e89b-12d3-a456-426614174000\"";
  private static final List<String> VALID =
      List.of(
          "{\"event\":\"connect\",\"data\":{\"token\":\"a.b.c\"},\"id\":\"1\"}",
          "{\"event\":\"heartbeat\",\"data\":{}}",
          "{\"event\":\"join_game\",\"data\":{"
              + GAME
              + ",\"role\":\"player\",\"last_seq\":12,"
              + "\"invitation\":\"xyz\",\"entropy\":\"lucky\"},\"id\":\"2\"}",
          "{\"event\":\"request_game_state\",\"data\":{" + GAME + ",\"last_seq\":0}}",
          "{\"event\":\"roll_dice\",\"data\":{" + GAME + "},\"id\":\"3\"}",
          "{\"event\":\"submit_manual_outcome\",\"data\":{"
              + GAME
              + ",\"outcome\":\"single\","
              + "\"hit_location\":\"CF\",\"roll_id\":\"9f1c\",\"runner\":1,\"bases\":2,"
              + "\"result\":\"walk\",\"with\":[{\"outcome\":\"balk\"}],"
              + "\"advances\":[{\"from\":2,\"to\":4,\"rbi\":false},"
              + "{\"from\":0,\"out\":true,\"at\":2}],\"errors\":[\"SS\"]},\"id\":\"4\"}");
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "null",
          "true",
          "-1",
          "1e999",
          "0.5",
          "\\u0000",
          "\\ud800",
          "\u0000",
          "\ud83d",
          "9999999999999999999999",
          "\"data\"",
          "\"event\"",
          "{}",
          "[[[[[[[[[[[[[[[[[[[[",
          "\"\"",
          "é",
          " ",
          "\n",
          "NaN",
          "//",
          "0x1f",
          "'");

  @Test
  void mutatedFramesAreReadOrRefused() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < FRAMES; i++) {
      String text = mutated(VALID.get(random.nextInt(VALID.size())), random);
      try {
        assertThat(read(text)).isNotNull();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ", frame " + i + ": " + text, e);
      }
    }
  }

  @Test
  void unmutatedFramesAreValid() {
    for (String text : VALID) {
      assertThat(read(text))
          .isNotInstanceOf(ParsedFrame.MalformedFrame.class)
          .isNotInstanceOf(Problem.class);
    }
  }

  /** Reads a text as far as the game's command, or answers its fault. */
  private static Object read(String text) {
    ParsedFrame parsedFrame = ClientFrame.parse(text);
    if (!(parsedFrame instanceof ClientFrame frame)) {
      return ServerFrames.error(
          ((ParsedFrame.MalformedFrame) parsedFrame).problem(),
          ((ParsedFrame.MalformedFrame) parsedFrame).id());
    }
    ClientMessage message = ClientMessageReader.read(frame);
    if (message instanceof ClientMessage.GameCommand gameCommand) {
      return CommandReader.read(gameCommand.event(), gameCommand.data());
    }
    if (message instanceof ClientMessage.InvalidMessage invalidMessage) {
      return ServerFrames.error(invalidMessage.problem(), frame.id());
    }
    return message instanceof ClientMessage.UnknownEvent unknownEvent
        ? ServerFrames.error(unknownEvent.problem(), frame.id())
        : message;
  }

  private static String mutated(String frame, Random random) {
    StringBuilder text = new StringBuilder(frame);
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> text.delete(at, end);
        case 2 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
        case 3 -> text.insert(at, text.substring(at, end));
        default -> swapValue(text, random);
      }
    }
    return text.toString();
  }

  /** Replaces the value after a colon, so that the frame often stays JSON. */
  private static void swapValue(StringBuilder text, Random random) {
    int colon = text.indexOf(":", random.nextInt(text.length() + 1));
    int end = text.indexOf(",", colon);
    if (colon >= 0 && end > colon) {
      text.replace(colon + 1, end, PIECES.get(random.nextInt(PIECES.size())));
    }
  }
}
