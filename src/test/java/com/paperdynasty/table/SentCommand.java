package com.paperdynasty.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Event.Announcement;
import com.paperdynasty.game.model.Event.EntropyGiven;
import com.paperdynasty.game.model.Event.PlayResolved;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.table.FailedAppendOrder.Act;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of Alice's whose append fails. */
enum SentCommand {
  /** It can be done once for a roll. */
  WALK(CommandReader.SUBMIT_OUTCOME, "outcome", "walk", "x", 1),
  /** It can be done again and again. */
  ANNOUNCEMENT("announce", "text", "the command's own", "x", 1),
  /** It logs two events, and has no id to know it by. */
  ENTROPY(CommandReader.GIVE_TEXT, "entropy", "salt", null, 2);

  private final String event;
  private final String field;
  private final String value;
  private final @Nullable String id;
  private final int size;

  SentCommand(String event, String field, String value, @Nullable String id, int size) {
    this.event = event;
    this.field = field;
    this.value = value;
    this.id = id;
    this.size = size;
  }

  PendingCommand copy(@Nullable LogicalTime sentAt) {
    ObjectNode data = GameScene.data().put(field, value);
    return GameScene.turn(event, data, id, sentAt);
  }

  boolean hasId() {
    return id != null;
  }

  /** How many events it logs. */
  int size() {
    return size;
  }

  boolean canMeet(Act act) {
    return this == WALK || (act != Act.FORBIDS && act != Act.REFUSES);
  }

  /** Its events in a log. */
  List<LoggedEvent> in(List<LoggedEvent> log) {
    return log.stream().filter(event -> logs(event.event())).toList();
  }

  private boolean logs(Event logged) {
    return switch (this) {
      case WALK -> logged instanceof PlayResolved;
      case ANNOUNCEMENT -> logged instanceof Announcement said && said.text().equals(value);
      case ENTROPY -> logged instanceof EntropyGiven;
    };
  }
}
