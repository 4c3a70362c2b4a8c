package com.paperdynasty.league;

import com.paperdynasty.dice.ExtraDiceForm;
import com.paperdynasty.yaml.YamlTree;
import com.paperdynasty.yaml.YamlTree.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the forms of extra dice of a league file. */
final class DiceFormsSectionReader {
  /** The name of the section. */
  static final String SECTION = "dice_forms";

  private static final String DICE = "dice";
  private static final String TIMES = "times";
  private static final String BETWEEN = "between";
  private static final Set<String> KEYS = Set.of(DICE, TIMES, BETWEEN);
  private static final int MOST_FORMS = 32;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");
  private static final Pattern TERM = Pattern.compile("(\\d{1,2})d(\\d{1,3})");

  private final YamlTree yaml;

  DiceFormsSectionReader(YamlTree yaml) {
    this.yaml = yaml;
  }

  /** The forms by name, in the order of the file. A faulty form is left out, with a fault. */
  Map<String, ExtraDiceForm> read(@Nullable Piece section) {
    Map<String, ExtraDiceForm> forms = new LinkedHashMap<>();
    if (section == null) {
      return forms;
    }
    if (section.text() != null || section.items() != null) {
      yaml.fault(section.line(), SECTION + " is a mapping of names to forms");
    }
    if (section.entries().size() > MOST_FORMS) {
      yaml.fault(section.line(), SECTION + " has at most " + MOST_FORMS + " forms");
    }
    section.entries().forEach((name, piece) -> form(forms, name, piece));
    return forms;
  }

  private void form(Map<String, ExtraDiceForm> forms, String name, Piece piece) {
    if (!NAME.matcher(name).matches()) {
      fault(piece, name, "a name has 1 to 32 of a-z, 0-9 and _, and begins with a letter");
    }
    piece.entries().forEach((key, value) -> known(name, key, value));
    List<Integer> sides = sides(name, piece);
    Integer times = times(name, piece.get(TIMES));
    Boolean between = between(name, piece.get(BETWEEN));
    if (!sides.isEmpty() && times != null && between != null) {
      forms.put(name, new ExtraDiceForm(name, sides, times, between));
    }
  }

  private void known(String name, String key, Piece value) {
    if (!KEYS.contains(key)) {
      String keys = KEYS.stream().sorted().toList().toString();
      fault(value, name, "unknown key \"" + key + "\", expected one of " + keys);
    }
  }

  /** The sides of each die; empty, with a fault, if the dice cannot be read. */
  private List<Integer> sides(String name, Piece form) {
    Piece dice = form.get(DICE);
    List<Piece> terms = dice == null ? null : dice.items();
    if (dice == null || terms == null || terms.isEmpty()) {
      fault(dice == null ? form : dice, name, "dice is a list such as [1d20, 3d6]");
      return List.of();
    }
    List<Integer> sides = new ArrayList<>();
    for (Piece term : terms) {
      if (!add(sides, term.text())) {
        String found = term.text() == null ? "a term" : "\"" + term.text() + "\"";
        fault(term, name, found + " is not a number of dice, d, and 2 to 100 sides, such as 3d6");
        return List.of();
      }
    }
    if (sides.size() > ExtraDiceForm.MOST_DICE) {
      fault(dice, name, "a form has at most " + ExtraDiceForm.MOST_DICE + " dice");
      return List.of();
    }
    return sides;
  }

  private static boolean add(List<Integer> sides, @Nullable String term) {
    Matcher matcher = TERM.matcher(term == null ? "" : term);
    if (!matcher.matches()) {
      return false;
    }
    int number = Integer.parseInt(matcher.group(1));
    int each = Integer.parseInt(matcher.group(2));
    for (int die = 0; die < number; die++) {
      sides.add(each);
    }
    return number >= 1 && each >= 2 && each <= ExtraDiceForm.MOST_SIDES;
  }

  /** How often; 1 where the file does not say so, null with a fault. */
  private @Nullable Integer times(String name, @Nullable Piece piece) {
    if (piece == null) {
      return 1;
    }
    String text = piece.text();
    if (text != null && text.matches("[1-9]\\d?")) {
      int times = Integer.parseInt(text);
      if (times <= ExtraDiceForm.MOST_TIMES) {
        return times;
      }
    }
    fault(piece, name, "times is a number from 1 to " + ExtraDiceForm.MOST_TIMES);
    return null;
  }

  /** False where the file does not say so; null with a fault. */
  private @Nullable Boolean between(String name, @Nullable Piece piece) {
    if (piece == null) {
      return false;
    }
    String text = piece.text();
    if (text != null && (text.equals("true") || text.equals("false"))) {
      return text.equals("true");
    }
    fault(piece, name, "between is true or false");
    return null;
  }

  private void fault(Piece piece, String name, String reason) {
    yaml.fault(piece.line(), SECTION + ", " + name + ": " + reason);
  }
}
