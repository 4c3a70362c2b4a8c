package com.paperdynasty.protocol.client;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Command.Right;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.protocol.values.FieldReader;
import com.paperdynasty.text.TextRules;
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
    Side side = CommandFieldReader.optionalSide(fieldReader);
    String commitment = hex(fieldReader, COMMITMENT);
    String bytes = hex(fieldReader, BYTES);
    if (commitment != null && bytes != null) {
      fieldReader.fail(BYTES, "Send a commitment or bytes, not both");
    } else if (commitment == null && bytes == null) {
      fieldReader.fail(COMMITMENT, "Missing commitment");
    }
    return CommandFieldReader.orUnreadable(
        fieldReader,
        Right.MANAGER,
        () ->
            bytes != null
                ? new FairPlayCommand.OpenEntropy(side, bytes)
                : new FairPlayCommand.CommitEntropy(side, "" + commitment));
  }

  /** A text of a client that does not commit. */
  static Command text(FieldReader fieldReader) {
    String text = fieldReader.text(ENTROPY, each -> TextRules.isLine(each, TextRules.MAX_NAME));
    CommandFieldReader.require(fieldReader, ENTROPY, text);
    return text == null
        ? CommandFieldReader.unreadable(Right.MANAGER, fieldReader.fault())
        : new FairPlayCommand.GiveEntropy(text);
  }

  private static @Nullable String hex(FieldReader fieldReader, String name) {
    String text = fieldReader.text(name, each -> HEX.matcher(each).matches());
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
