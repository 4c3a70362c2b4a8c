package com.paperdynasty.card.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.league.FieldingRatings;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.Cell;
import com.paperdynasty.card.Ratings;
import com.paperdynasty.card.Ratings.Catching;
import com.paperdynasty.card.Ratings.Fielding;
import com.paperdynasty.card.Ratings.Grade;
import com.paperdynasty.card.Ratings.Pitching;
import com.paperdynasty.card.Ratings.Stealing;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the ratings of a card. */
final class RatingsReader {
  private static final int JUMPS = 36;
  private static final int MOST_ARM = 6;
  private static final int MOST_INNINGS = 9;
  private static final Set<String> FIELDS =
      Set.of(
          "running",
          "stealing",
          "bunting",
          "hit_and_run",
          "injury",
          "fielding",
          "catching",
          "pitching");
  private static final Set<String> STEALING = Set.of("jump", "second", "third", "home");
  private static final Set<String> FIELDING = Set.of("range", "error", "arm");
  private static final Set<String> CATCHING = Set.of("throw", "passed_ball");
  private static final Set<String> PITCHING =
      Set.of("hold", "starter", "reliever", "tired", "wild_pitch", "balk");
  private static final Set<String> POSITIONS =
      Position.FIELD.stream().map(Position::code).collect(Collectors.toUnmodifiableSet());

  private final CardFaults faults;

  RatingsReader(CardFaults faults) {
    this.faults = faults;
  }

  /**
   * The ratings; what is invalid is a fault.
   *
   * @param pitches whether the card has columns 4 to 6, which need ratings of their own
   */
  Ratings read(@Nullable JsonNode node, boolean pitches) {
    CardFields fields = new CardFields(node, "ratings", FIELDS, faults);
    Map<Position, Fielding> fielding = fielding(fields.get("fielding"));
    boolean catches = fielding.containsKey(Position.CATCHER);
    demand(fields, "catching", catches, "for who fields C");
    demand(fields, "pitching", pitches, "for who has pitching");
    return new Ratings(
        chance(fields, "running"),
        stealing(fields.get("stealing")),
        grade(fields, "bunting"),
        grade(fields, "hit_and_run"),
        chance(fields, "injury"),
        fielding,
        catches && fields.has("catching") ? catching(fields.get("catching")) : null,
        pitches && fields.has("pitching") ? pitching(fields.get("pitching")) : null);
  }

  private void demand(CardFields fields, String field, boolean needed, String who) {
    if (needed && !fields.has(field)) {
      faults.add(field + " of ratings is missing; it is " + who);
    } else if (!needed && fields.has(field)) {
      faults.add(field + " of ratings is only " + who);
    }
  }

  private Stealing stealing(@Nullable JsonNode node) {
    CardFields fields = new CardFields(node, "stealing", STEALING, faults);
    return new Stealing(
        fields.number("jump", 0, JUMPS),
        chance(fields, "second"),
        chance(fields, "third"),
        chance(fields, "home"));
  }

  private Map<Position, Fielding> fielding(@Nullable JsonNode node) {
    CardFields fields = new CardFields(node, "fielding", POSITIONS, faults);
    Map<Position, Fielding> fielding = new EnumMap<>(Position.class);
    for (Position position : Position.FIELD) {
      if (fields.has(position.code())) {
        CardFields glove =
            new CardFields(
                fields.get(position.code()), "fielding " + position.code(), FIELDING, faults);
        FieldingRatings ratings =
            new FieldingRatings(
                glove.number("range", 1, FieldingRatings.WORST_RANGE),
                glove.number("error", 0, FieldingRatings.WORST_RATING));
        fielding.put(position, new Fielding(ratings, glove.number("arm", -MOST_ARM, MOST_ARM)));
      }
    }
    return fielding;
  }

  private Catching catching(@Nullable JsonNode node) {
    CardFields fields = new CardFields(node, "catching", CATCHING, faults);
    return new Catching(fields.number("throw", -MOST_ARM, MOST_ARM), chance(fields, "passed_ball"));
  }

  private Pitching pitching(@Nullable JsonNode node) {
    CardFields fields = new CardFields(node, "pitching", PITCHING, faults);
    return new Pitching(
        fields.number("hold", -MOST_ARM, MOST_ARM),
        fields.number("starter", 0, MOST_INNINGS),
        fields.number("reliever", 0, MOST_INNINGS),
        chance(fields, "tired"),
        chance(fields, "wild_pitch"),
        chance(fields, "balk"));
  }

  private static int chance(CardFields fields, String field) {
    return fields.number(field, 0, Cell.FACES);
  }

  private Grade grade(CardFields fields, String field) {
    JsonNode value = fields.get(field);
    for (Grade grade : Grade.values()) {
      if (value != null && value.isTextual() && grade.name().equals(value.textValue())) {
        return grade;
      }
    }
    faults.add(field + " is A, B, C or D" + CardFields.found(value));
    return Grade.D;
  }
}
