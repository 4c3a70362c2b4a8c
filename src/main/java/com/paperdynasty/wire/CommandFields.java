package com.paperdynasty.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Defense;
import com.paperdynasty.baseball.InfieldDepth;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.game.Command;
import com.paperdynasty.game.Command.Right;
import com.paperdynasty.problem.Problem;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the fields of each command. */
final class CommandFields {
  private static final int MAX_TEXT = 500;
  private static final int MAX_CHANGES = 10;

  private static final int MAX_INVITATION = 128;

  private CommandFields() {}

  static Command submitOutcome(Fields fields) {
    Submission submission = SubmissionJson.read(fields);
    String rollId = fields.text("roll_id", Texts::isId);
    Problem fault = fields.fault();
    return submission == null || fault != null
        ? unreadable(Right.BATTING_SIDE, fault)
        : new Command.SubmitOutcome(submission, rollId);
  }

  static Command setLineup(Fields fields) {
    Side side = side(fields);
    List<Slot> lineup = fields.value("lineup", LineupJson::slots);
    require(fields, "lineup", lineup);
    return side == null || lineup == null
        ? unreadable(sideOrEither(side), fields.fault())
        : orUnreadable(fields, Right.of(side), () -> new Command.SetLineup(side, lineup));
  }

  static Command setDefense(Fields fields) {
    InfieldDepth infield =
        fields.code("infield", InfieldDepth::byCode, List.of("back", "corners_in", "in"));
    require(fields, "infield", infield);
    List<Integer> held = fields.list("hold_runners", 3, CommandFields::base);
    return infield == null
        ? unreadable(Right.FIELDING_SIDE, fields.fault())
        : orUnreadable(
            fields, Right.FIELDING_SIDE, () -> new Command.SetDefense(new Defense(infield, held)));
  }

  static Command substitute(Fields fields) {
    Side side = side(fields);
    List<Change> changes = fields.list("changes", MAX_CHANGES, CommandFields::change);
    if (changes.isEmpty()) {
      fields.fail("changes", "Missing changes");
    }
    return side == null
        ? unreadable(Right.EITHER_MANAGER, fields.fault())
        : orUnreadable(fields, Right.of(side), () -> new Command.Substitute(side, changes));
  }

  static Command voidRoll(Fields fields) {
    String reason = text(fields, "reason");
    String rollId = fields.text("roll_id", Texts::isId);
    return orUnreadable(fields, Right.ADMIN, () -> new Command.VoidRoll(reason, rollId));
  }

  static Command undoPlay(Fields fields) {
    String reason = text(fields, "reason");
    Integer play = fields.number("play_number", 1, Integer.MAX_VALUE);
    return orUnreadable(fields, Right.ADMIN, () -> new Command.UndoPlay(reason, play));
  }

  static Command endGame(Fields fields) {
    String reason = text(fields, "reason");
    return orUnreadable(fields, Right.ADMIN, () -> new Command.EndGame(reason));
  }

  static Command setWinningPitcher(Fields fields) {
    String player = fields.text("player_id", Texts::isPlayerId);
    require(fields, "player_id", player);
    return player == null
        ? unreadable(Right.ADMIN, fields.fault())
        : orUnreadable(fields, Right.ADMIN, () -> new Command.SetWinningPitcher(player));
  }

  static Command announce(Fields fields) {
    String text = text(fields, "text");
    return orUnreadable(fields, Right.ADMIN, () -> new Command.Announce(text));
  }

  static Command takeSeat(Fields fields) {
    String invitation = fields.text("invitation", text -> Texts.isLine(text, MAX_INVITATION));
    require(fields, "invitation", invitation);
    return invitation == null
        ? unreadable(Right.INVITED, fields.fault())
        : new Command.TakeSeat(invitation);
  }

  static Command giveEntropy(Fields fields) {
    String entropy = fields.text("entropy", text -> Texts.isLine(text, Texts.MAX_NAME));
    require(fields, "entropy", entropy);
    return entropy == null
        ? unreadable(Right.MANAGER, fields.fault())
        : new Command.GiveEntropy(entropy);
  }

  static Command abandon(Fields fields) {
    Long seq = fields.number("seq", 1L, Long.MAX_VALUE);
    if (seq == null) {
      fields.fail("seq", "Missing seq");
    }
    return seq == null ? unreadable(Right.ADMIN, fields.fault()) : new Command.Abandon(seq);
  }

  /** One change of a substitution, or null if its shape is wrong. */
  static @Nullable Change change(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    Fields fields = new Fields(object);
    Integer order = fields.number("order", 0, 9);
    Position position = fields.code("position", Position::byCode, List.of());
    Player player = LineupJson.player(object.path("player"));
    boolean injured = Boolean.TRUE.equals(fields.flag("injured"));
    return order == null || position == null || player == null || fields.fault() != null
        ? null
        : new Change(order, player, position, injured);
  }

  private static @Nullable Integer base(JsonNode node) {
    return node.isInt() && node.intValue() >= 1 && node.intValue() <= 3 ? node.intValue() : null;
  }

  private static @Nullable Side side(Fields fields) {
    Side side = fields.code("side", Side::byCode, List.of("home", "away"));
    require(fields, "side", side);
    return side;
  }

  /** What a person writes; empty, and a fault, if they wrote nothing. */
  private static String text(Fields fields, String name) {
    String text = fields.text(name, written -> Texts.isLine(written, MAX_TEXT));
    require(fields, name, text);
    return text == null ? "" : text;
  }

  private static void require(Fields fields, String name, @Nullable Object value) {
    if (value == null) {
      fields.fail(name, "Missing " + name);
    }
  }

  /** Until it is known which side is meant, somebody of either is good enough. */
  private static Right sideOrEither(@Nullable Side side) {
    return side == null ? Right.EITHER_MANAGER : Right.of(side);
  }

  private static Command orUnreadable(Fields fields, Right right, Supplier<Command> command) {
    Problem fault = fields.fault();
    return fault == null ? command.get() : unreadable(right, fault);
  }

  private static Command unreadable(Right right, @Nullable Problem fault) {
    if (fault == null) {
      throw new IllegalStateException("what cannot be read has a fault");
    }
    return new Command.Unreadable(right, fault);
  }
}
