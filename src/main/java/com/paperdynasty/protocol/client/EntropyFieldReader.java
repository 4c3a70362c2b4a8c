package com.paperdynasty.protocol.client;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Command.Right;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.values.FieldReader;
import com.paperdynasty.text.TextRules;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of the commands about the managers' part in the dice. */
final class EntropyFieldReader {
  private static final String COMMITMENT = "commitment";
  private static final String BYTES = "bytes";
  private static final String ENTROPY = "entropy";

  /** Thirty-two bytes in hexadecimal. */
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

  private EntropyFieldReader() {}

  /** A commitment or the bytes that fit it, one of the two. */
  static Command read(FieldReader fieldReader) {
    Side side = fieldReader.code("side", Side::byCode, List.of("home", "away"));
    String commitment = hex(fieldReader, COMMITMENT);
    String bytes = hex(fieldReader, BYTES);
    if (commitment != null && bytes != null) {
      fieldReader.fail(BYTES, "Send a commitment or bytes, not both");
    } else if (commitment == null && bytes == null) {
      fieldReader.fail(COMMITMENT, "Missing commitment");
    }
    Problem fault = fieldReader.fault();
    if (fault != null) {
      return new Command.Unreadable(Right.MANAGER, fault);
    }
    return bytes != null
        ? new FairPlayCommand.OpenEntropy(side, bytes)
        : new FairPlayCommand.CommitEntropy(side, "" + commitment);
  }

  /** A text of a client that does not commit. */
  static Command text(FieldReader fieldReader) {
    String text = fieldReader.text(ENTROPY, each -> TextRules.isLine(each, TextRules.MAX_NAME));
    if (text == null) {
      fieldReader.fail(ENTROPY, "Missing " + ENTROPY);
    }
    Problem fault = fieldReader.fault();
    return text == null || fault != null
        ? new Command.Unreadable(Right.MANAGER, unless(fault))
        : new FairPlayCommand.GiveEntropy(text);
  }

  private static Problem unless(@Nullable Problem fault) {
    if (fault == null) {
      throw new IllegalStateException("a missing text is a fault");
    }
    return fault;
  }

  private static @Nullable String hex(FieldReader fieldReader, String name) {
    String text = fieldReader.text(name, each -> HEX.matcher(each).matches());
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
