package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Command.Right;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.values.FieldReader;
import com.paperdynasty.protocol.values.SubmissionJson;
import com.paperdynasty.text.TextRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of the commands by which managers agree on rulings. */
final class RulingFieldReader {
  private static final List<String> KINDS = List.of("undo_play", "void_roll", "end_game");

  private RulingFieldReader() {}

  static Command proposeRuling(FieldReader fieldReader) {
    Proposal.Kind kind = fieldReader.code("ruling", Proposal.Kind::byCode, KINDS);
    CommandFieldReader.require(fieldReader, "ruling", kind);
    String reason = CommandFieldReader.text(fieldReader, "reason");
    String rollId = fieldReader.text("roll_id", TextRules::isId);
    Integer play = fieldReader.number("play_number", 1, Integer.MAX_VALUE);
    Submission correction = correction(fieldReader);
    if (correction != null && kind != Proposal.Kind.UNDO_PLAY) {
      fieldReader.fail("correction", "Only undo_play has a correction");
    }
    return kind == null
        ? CommandFieldReader.unreadable(Right.MANAGER, fieldReader.fault())
        : CommandFieldReader.orUnreadable(
            fieldReader,
            Right.MANAGER,
            () -> new FairPlayCommand.ProposeRuling(kind, reason, rollId, play, correction));
  }

  /** A submission in the command; its own fault says what it lacks. */
  private static @Nullable Submission correction(FieldReader fieldReader) {
    ObjectNode node =
        fieldReader.value(
            "correction", value -> value instanceof ObjectNode object ? object : null);
    if (node == null) {
      return null;
    }
    FieldReader fields = new FieldReader(node);
    Submission submission = SubmissionJson.read(fields);
    boolean namesExtraDice = !DiceFieldReader.extraIds(fields).isEmpty();
    Problem fault = fields.fault();
    if (fault != null) {
      fieldReader.fail("correction", fault.message(), fault.errors());
    } else if (namesExtraDice) {
      fieldReader.fail("correction", "A correction names no extra dice");
    }
    return submission;
  }

  static Command answerRuling(FieldReader fieldReader) {
    String proposal = fieldReader.text("proposal_id", TextRules::isId);
    CommandFieldReader.require(fieldReader, "proposal_id", proposal);
    Boolean accept = fieldReader.flag("accept");
    CommandFieldReader.require(fieldReader, "accept", accept);
    return proposal == null || accept == null
        ? CommandFieldReader.unreadable(Right.EITHER_MANAGER, fieldReader.fault())
        : CommandFieldReader.orUnreadable(
            fieldReader,
            Right.EITHER_MANAGER,
            () -> new FairPlayCommand.AnswerRuling(proposal, accept));
  }

  static Command dispute(FieldReader fieldReader) {
    Integer play = fieldReader.number("play_number", 1, Integer.MAX_VALUE);
    CommandFieldReader.require(fieldReader, "play_number", play);
    String text = CommandFieldReader.text(fieldReader, "text");
    return play == null
        ? CommandFieldReader.unreadable(Right.MANAGER, fieldReader.fault())
        : CommandFieldReader.orUnreadable(
            fieldReader, Right.MANAGER, () -> new FairPlayCommand.Dispute(play, text));
  }
}
