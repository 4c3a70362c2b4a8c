package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Command.Right;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.values.FieldReader;
import com.paperdynasty.protocol.values.LineupJson;
import com.paperdynasty.protocol.values.PlanJson;
import com.paperdynasty.protocol.values.SubmissionJson;
import com.paperdynasty.text.TextRules;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of each game command. */
final class CommandFieldReader {
  private static final int MAX_TEXT = 500;
  private static final int MAX_CHANGES = 10;

  private static final int MAX_INVITATION = 128;

  /** Of an invitation. */
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private CommandFieldReader() {}

  /** With {@code auto} the server reads the card, so there is nothing to say about the play. */
  static Command submitOutcome(FieldReader fieldReader) {
    if (Boolean.TRUE.equals(fieldReader.flag("auto"))) {
      return readCard(fieldReader);
    }
    Submission submission = SubmissionJson.read(fieldReader);
    String rollId = fieldReader.text("roll_id", TextRules::isId);
    List<String> extraIds = DiceFieldReader.extraIds(fieldReader);
    Problem fault = fieldReader.fault();
    return submission == null || fault != null
        ? unreadable(Right.BATTING_SIDE, fault)
        : new Command.SubmitOutcome(submission, rollId, extraIds);
  }

  private static Command readCard(FieldReader fieldReader) {
    String rollId = fieldReader.text("roll_id", TextRules::isId);
    Stream.concat(SubmissionJson.FIELDS.stream(), Stream.of(DiceFieldReader.EXTRA_IDS))
        .filter(fieldReader::has)
        .forEach(field -> fieldReader.fail("auto", "auto takes no " + field));
    return orUnreadable(fieldReader, Right.BATTING_SIDE, () -> new Command.ReadCard(rollId));
  }

  static Command rollDice(FieldReader fieldReader) {
    Long seen = seen(fieldReader);
    return orUnreadable(fieldReader, Right.EITHER_MANAGER, () -> new Command.RollDice(seen));
  }

  static Command ready(FieldReader fieldReader) {
    Long seen = seen(fieldReader);
    Side side = optionalSide(fieldReader);
    Boolean ready = fieldReader.flag("ready");
    Plan plan = PlanJson.plan(fieldReader);
    return orUnreadable(
        fieldReader,
        sideOrEither(side),
        () -> new FairPlayCommand.Ready(seen, side, !Boolean.FALSE.equals(ready), plan));
  }

  /** The last event that the sender has seen. The game says whether it is missing. */
  static @Nullable Long seen(FieldReader fieldReader) {
    return fieldReader.number("seen", 0L, Long.MAX_VALUE);
  }

  static Command setLineup(FieldReader fieldReader) {
    Side side = side(fieldReader);
    List<Slot> lineup = fieldReader.value("lineup", LineupJson::slots);
    require(fieldReader, "lineup", lineup);
    return side == null || lineup == null
        ? unreadable(sideOrEither(side), fieldReader.fault())
        : orUnreadable(fieldReader, Right.of(side), () -> new Command.SetLineup(side, lineup));
  }

  static Command setDefense(FieldReader fieldReader) {
    Defense defense = PlanJson.defense(fieldReader);
    return defense == null
        ? unreadable(Right.FIELDING_SIDE, fieldReader.fault())
        : orUnreadable(fieldReader, Right.FIELDING_SIDE, () -> new Command.SetDefense(defense));
  }

  static Command substitute(FieldReader fieldReader) {
    Side side = side(fieldReader);
    List<LineupChange> changes =
        fieldReader.list("changes", MAX_CHANGES, CommandFieldReader::change);
    if (changes.isEmpty()) {
      fieldReader.fail("changes", "Missing changes");
    }
    return side == null
        ? unreadable(Right.EITHER_MANAGER, fieldReader.fault())
        : orUnreadable(fieldReader, Right.of(side), () -> new Command.Substitute(side, changes));
  }

  static Command voidRoll(FieldReader fieldReader) {
    String reason = text(fieldReader, "reason");
    String rollId = fieldReader.text("roll_id", TextRules::isId);
    return orUnreadable(fieldReader, Right.RULING, () -> new Command.VoidRoll(reason, rollId));
  }

  static Command undoPlay(FieldReader fieldReader) {
    String reason = text(fieldReader, "reason");
    Integer play = fieldReader.number("play_number", 1, Integer.MAX_VALUE);
    return orUnreadable(fieldReader, Right.RULING, () -> new Command.UndoPlay(reason, play));
  }

  static Command endGame(FieldReader fieldReader) {
    String reason = text(fieldReader, "reason");
    return orUnreadable(fieldReader, Right.RULING, () -> new Command.EndGame(reason));
  }

  static Command concede(FieldReader fieldReader) {
    Side side = optionalSide(fieldReader);
    String reason = fieldReader.text("reason", written -> TextRules.isLine(written, MAX_TEXT));
    return orUnreadable(
        fieldReader, Right.MANAGER, () -> new FairPlayCommand.Concede(side, reason));
  }

  static Command setWinningPitcher(FieldReader fieldReader) {
    String player = fieldReader.text("player_id", TextRules::isPlayerId);
    require(fieldReader, "player_id", player);
    return player == null
        ? unreadable(Right.ADMIN, fieldReader.fault())
        : orUnreadable(fieldReader, Right.ADMIN, () -> new Command.SetWinningPitcher(player));
  }

  static Command announce(FieldReader fieldReader) {
    String text = text(fieldReader, "text");
    return orUnreadable(fieldReader, Right.OFFICIAL, () -> new Command.Announce(text));
  }

  static Command takeSeat(FieldReader fieldReader) {
    String invitation =
        fieldReader.text("invitation", text -> TextRules.isLine(text, MAX_INVITATION));
    require(fieldReader, "invitation", invitation);
    return invitation == null
        ? unreadable(Right.INVITED, fieldReader.fault())
        : new Command.TakeSeat(invitation);
  }

  static Command openSeat(FieldReader fieldReader) {
    Side side = side(fieldReader);
    String invitation = fieldReader.text("invitation_hash", text -> HASH.matcher(text).matches());
    require(fieldReader, "invitation_hash", invitation);
    return side == null || invitation == null
        ? unreadable(Right.ADMIN, fieldReader.fault())
        : new Command.OpenSeat(side, invitation);
  }

  static Command abandon(FieldReader fieldReader) {
    Long seq = fieldReader.number("seq", 1L, Long.MAX_VALUE);
    if (seq == null) {
      fieldReader.fail("seq", "Missing seq");
    }
    return seq == null ? unreadable(Right.ADMIN, fieldReader.fault()) : new Command.Abandon(seq);
  }

  /** One change of a substitution, or null if its shape is wrong. */
  static @Nullable LineupChange change(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    FieldReader fieldReader = new FieldReader(object);
    Integer order = fieldReader.number("order", 0, 9);
    Position position = fieldReader.code("position", Position::byCode, List.of());
    Player player = LineupJson.player(object.path("player"));
    boolean injured = Boolean.TRUE.equals(fieldReader.flag("injured"));
    return order == null || position == null || player == null || fieldReader.fault() != null
        ? null
        : new LineupChange(order, player, position, injured);
  }

  private static @Nullable Side side(FieldReader fieldReader) {
    Side side = optionalSide(fieldReader);
    require(fieldReader, "side", side);
    return side;
  }

  /** A side that need not be named; null without one. */
  static @Nullable Side optionalSide(FieldReader fieldReader) {
    return fieldReader.code("side", Side::byCode, List.of("home", "away"));
  }

  /** A required text; empty, with a fault, if it is missing. */
  static String text(FieldReader fieldReader, String name) {
    String text = fieldReader.text(name, written -> TextRules.isLine(written, MAX_TEXT));
    require(fieldReader, name, text);
    return text == null ? "" : text;
  }

  static void require(FieldReader fieldReader, String name, @Nullable Object value) {
    if (value == null) {
      fieldReader.fail(name, "Missing " + name);
    }
  }

  /** The right that a user needs to see a fault: without a valid side, that of either manager. */
  private static Right sideOrEither(@Nullable Side side) {
    return side == null ? Right.EITHER_MANAGER : Right.of(side);
  }

  static Command orUnreadable(FieldReader fieldReader, Right right, Supplier<Command> command) {
    Problem fault = fieldReader.fault();
    return fault == null ? command.get() : unreadable(right, fault);
  }

  static Command unreadable(Right right, @Nullable Problem fault) {
    if (fault == null) {
      throw new IllegalStateException("an unreadable command without a fault");
    }
    return new Command.Unreadable(right, fault);
  }
}
