package com.paperdynasty.card.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.card.BallparkChances;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.CardSide;
import com.paperdynasty.card.Cell;
import com.paperdynasty.card.HalfCard;
import com.paperdynasty.card.Ratings;
import org.jspecify.annotations.Nullable;

/** Writes card sets as JSON, as {@link CardSetReader} reads them. */
public final class CardSetJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CardSetJson() {}

  /** A set, in the order of the schema. */
  public static ObjectNode set(CardSet set) {
    ObjectNode node = NODES.objectNode().put("name", set.name());
    if (set.season() != null) {
      node.put("season", set.season());
    }
    if (set.source() != null) {
      node.put("source", set.source());
    }
    BallparkChances park = set.ballpark();
    if (park != null) {
      node.putObject("ballpark")
          .put("name", park.name())
          .put("single_left", park.singleLeft())
          .put("single_right", park.singleRight())
          .put("homerun_left", park.homerunLeft())
          .put("homerun_right", park.homerunRight());
    }
    ArrayNode players = node.putArray("players");
    set.players().forEach(card -> players.add(card(card)));
    return node;
  }

  /** A card. */
  public static ObjectNode card(Card card) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("id", card.id())
            .put("name", card.name())
            .put("bats", card.bats().code())
            .put("throws", card.throwing().code());
    node.set("ratings", ratings(card.ratings()));
    put(node, "batting", card.batting(), 1);
    put(node, "pitching", card.pitching(), 1 + HalfCard.COLUMNS);
    return node;
  }

  private static void put(ObjectNode card, String name, @Nullable CardSide side, int firstColumn) {
    if (side != null) {
      ObjectNode node = card.putObject(name);
      node.set("vs_left", half(side.againstLeft(), firstColumn));
      node.set("vs_right", half(side.againstRight(), firstColumn));
    }
  }

  private static ObjectNode half(HalfCard half, int firstColumn) {
    ObjectNode node = NODES.objectNode();
    for (int column = 1; column <= HalfCard.COLUMNS; column++) {
      ObjectNode rows = node.putObject(Integer.toString(firstColumn + column - 1));
      for (int row = HalfCard.FIRST_ROW; row <= HalfCard.LAST_ROW; row++) {
        rows.set(Integer.toString(row), cell(half.cell(column, row)));
      }
    }
    return node;
  }

  private static ObjectNode cell(Cell cell) {
    ObjectNode node = NODES.objectNode();
    if (!cell.isSplit()) {
      return put(node, cell.at(1));
    }
    ArrayNode shares = node.putArray("split");
    for (Cell.Share share : cell.shares()) {
      shares.add(put(NODES.objectNode().put("to", share.to()), share.outcome()));
    }
    return node;
  }

  private static ObjectNode put(ObjectNode node, CardOutcome outcome) {
    node.put("outcome", outcome.outcome().code());
    if (outcome.hitLocation() != null) {
      node.put("hit_location", outcome.hitLocation().code());
    }
    if (outcome.bases() != null) {
      node.put("bases", outcome.bases());
    }
    return node;
  }

  private static ObjectNode ratings(Ratings ratings) {
    ObjectNode node = NODES.objectNode().put("running", ratings.running());
    node.putObject("stealing")
        .put("jump", ratings.stealing().jump())
        .put("second", ratings.stealing().second())
        .put("third", ratings.stealing().third())
        .put("home", ratings.stealing().home());
    node.put("bunting", ratings.bunting().name());
    node.put("hit_and_run", ratings.hitAndRun().name());
    node.put("injury", ratings.injury());
    ObjectNode fielding = node.putObject("fielding");
    ratings.fielding().forEach((position, glove) -> fielding.set(position.code(), fielding(glove)));
    Ratings.Catching catching = ratings.catching();
    if (catching != null) {
      node.putObject("catching")
          .put("throw", catching.throwing())
          .put("passed_ball", catching.passedBall());
    }
    Ratings.Pitching pitching = ratings.pitching();
    if (pitching != null) {
      node.putObject("pitching")
          .put("hold", pitching.hold())
          .put("starter", pitching.starter())
          .put("reliever", pitching.reliever())
          .put("tired", pitching.tired())
          .put("wild_pitch", pitching.wildPitch())
          .put("balk", pitching.balk());
    }
    return node;
  }

  private static ObjectNode fielding(Ratings.Fielding fielding) {
    return NODES
        .objectNode()
        .put("range", fielding.glove().range())
        .put("error", fielding.glove().errorRating())
        .put("arm", fielding.arm());
  }
}
