package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Command.Right;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.protocol.values.FieldReader;
import com.paperdynasty.protocol.values.RollJson;
import com.paperdynasty.text.TextRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of the commands about extra dice, declared dice and decisions. */
final class DiceFieldReader {
  /** The field of {@link #extraIds}. */
  static final String EXTRA_IDS = "extra_ids";

  private static final String FORM = "form";
  private static final int LONGEST_FORM = 32;
  private static final int LONGEST_LABEL = 64;
  private static final int MOST_EXTRA_IDS = 20;

  /** The sides of each die, in the order of {@link RollJson#DICE}. */
  private static final List<Integer> SIDES = List.of(6, 6, 6, 20, 20);

  private DiceFieldReader() {}

  static Command rollExtra(FieldReader fieldReader) {
    String form = fieldReader.text(FORM, text -> TextRules.isLine(text, LONGEST_FORM));
    String label = fieldReader.text("label", text -> TextRules.isLine(text, LONGEST_LABEL));
    CommandFieldReader.require(fieldReader, FORM, form);
    return CommandFieldReader.orUnreadable(
        fieldReader, Right.EITHER_MANAGER, () -> new FairPlayCommand.RollExtra("" + form, label));
  }

  static Command declareDice(FieldReader fieldReader) {
    List<Integer> faces = new ArrayList<>();
    for (int die = 0; die < SIDES.size(); die++) {
      String name = RollJson.DICE.get(die);
      Integer face = fieldReader.number(name, 1, SIDES.get(die));
      CommandFieldReader.require(fieldReader, name, face);
      faces.add(face == null ? 1 : face);
    }
    Long seen = CommandFieldReader.seen(fieldReader);
    DiceFaces dice =
        new DiceFaces(faces.get(0), faces.get(1), faces.get(2), faces.get(3), faces.get(4));
    return CommandFieldReader.orUnreadable(
        fieldReader, Right.BATTING_SIDE, () -> new FairPlayCommand.DeclareDice(dice, seen));
  }

  static Command makeChoice(FieldReader fieldReader) {
    String choice = fieldReader.text("decision_id", TextRules::isId);
    CommandFieldReader.require(fieldReader, "decision_id", choice);
    String option = fieldReader.text("option", TextRules::isId);
    CommandFieldReader.require(fieldReader, "option", option);
    return CommandFieldReader.orUnreadable(
        fieldReader, Right.EITHER_MANAGER, () -> new Command.MakeChoice("" + choice, "" + option));
  }

  /** The extra dice that a submission names. */
  static List<String> extraIds(FieldReader fieldReader) {
    return fieldReader.list(EXTRA_IDS, MOST_EXTRA_IDS, DiceFieldReader::id);
  }

  private static @Nullable String id(JsonNode node) {
    return node.isTextual() && TextRules.isId(node.textValue()) ? node.textValue() : null;
  }
}
