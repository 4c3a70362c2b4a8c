package com.paperdynasty.eventlog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.PlayFacts;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.protocol.values.SubmissionJson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Version 3 of rolls and plays: words separated by spaces, with the user's id last. The time is not
 * in the text but in the row, in microseconds.
 *
 * <pre>
 * dice_rolled    roll_id number reissue_of d6_one d6_two_a d6_two_b chaos_d20 resolution_d20 ms user
 * play_resolved  number roll_id submission runners user
 * </pre>
 *
 * <p>{@code ms} is how long the roll is valid. A submission is its outcome, followed by a slash and
 * a position if it has a hit location; a submission with further fields is a JSON object. A runner
 * is {@code 0-1} from base to base, or {@code 1x2} when out; runners are separated by commas. A
 * missing value is a dash. The migration {@code V14} has the same conversion in SQL, for builds
 * that read version 2.
 */
final class CompactEvents {
  private static final String NONE = "-";
  private static final int ROLL_WORDS = 10;
  private static final int PLAY_WORDS = 5;
  private static final int FIRST_DIE = 3;
  private static final int DICE = 5;

  private CompactEvents() {}

  /** A roll or a play in this form; null for another event, or one that the form cannot hold. */
  static @Nullable String write(Event event) {
    if (!event.at().truncatedTo(ChronoUnit.MICROS).equals(event.at())) {
      return null;
    }
    if (event instanceof Event.DiceRolled rolled && fits(rolled)) {
      return roll(rolled.roll());
    }
    return event instanceof Event.PlayResolved play && fits(play) ? play(play) : null;
  }

  private static boolean fits(Event.DiceRolled rolled) {
    Roll roll = rolled.roll();
    String reissued = roll.reissueOf();
    return rolled.extras().isEmpty()
        && isWord(roll.rollId())
        && (reissued == null || isWord(reissued))
        && roll.at().plusMillis(validMs(roll)).equals(roll.expiresAt())
        && isText(roll.rolledBy());
  }

  private static boolean fits(Event.PlayResolved play) {
    return play.extraIds().isEmpty()
        && isWord(play.rollId())
        && play.facts().advances().stream().allMatch(CompactEvents::isPlain)
        && isText(play.submittedBy());
  }

  private static boolean isPlain(Advance advance) {
    return advance.rbi() == null && advance.unearned() == null && advance.how() == null;
  }

  private static boolean isWord(String id) {
    return !id.isEmpty() && !id.equals(NONE) && id.indexOf(' ') < 0 && isText(id);
  }

  /** PostgreSQL stores no NUL. */
  private static boolean isText(String value) {
    return value.indexOf('\0') < 0;
  }

  private static long validMs(Roll roll) {
    return Duration.between(roll.at(), roll.expiresAt()).toMillis();
  }

  /**
   * Reads an event.
   *
   * @param roll whether it is a roll, otherwise a play
   * @throws IllegalArgumentException if it cannot be read
   */
  static Event read(boolean roll, Instant at, String data) {
    return roll ? new Event.DiceRolled(readRoll(at, data)) : readPlay(at, data);
  }

  private static String roll(Roll roll) {
    StringBuilder data = new StringBuilder();
    String reissued = roll.reissueOf();
    data.append(roll.rollId()).append(' ').append(roll.number()).append(' ');
    data.append(reissued == null ? NONE : reissued);
    roll.faces().forEach(face -> data.append(' ').append(face));
    data.append(' ').append(validMs(roll));
    return data.append(' ').append(roll.rolledBy()).toString();
  }

  private static Roll readRoll(Instant at, String data) {
    String[] words = words(data, ROLL_WORDS);
    List<Integer> faces = new ArrayList<>(DICE);
    for (int i = FIRST_DIE; i < FIRST_DIE + DICE; i++) {
      faces.add(Integer.parseInt(words[i]));
    }
    return Roll.written(
        words[0],
        Integer.parseInt(words[1]),
        words[2].equals(NONE) ? null : words[2],
        words[9],
        faces,
        at,
        at.plusMillis(Long.parseLong(words[8])));
  }

  private static String play(Event.PlayResolved play) {
    StringBuilder data = new StringBuilder();
    data.append(play.playNumber()).append(' ').append(play.rollId()).append(' ');
    submission(data, play.submission());
    data.append(' ');
    List<Advance> advances = play.facts().advances();
    for (int i = 0; i < advances.size(); i++) {
      Advance advance = advances.get(i);
      data.append(i == 0 ? "" : ",").append(advance.from()).append(advance.out() ? 'x' : '-');
      data.append(advance.base());
    }
    return data.append(advances.isEmpty() ? NONE : "")
        .append(' ')
        .append(play.submittedBy())
        .toString();
  }

  private static void submission(StringBuilder data, Submission submission) {
    Position location = submission.hitLocation();
    if (submission.equals(Submission.of(submission.outcome()).hitTo(location))) {
      data.append(submission.outcome().code());
      data.append(location == null ? "" : "/" + location.code());
    } else {
      JsonBuilder json = new JsonBuilder().object();
      SubmissionJson.write(json, submission);
      data.append(json.endObject());
    }
  }

  private static Event readPlay(Instant at, String data) {
    String[] words = words(data, PLAY_WORDS);
    return new Event.PlayResolved(
        at,
        Integer.parseInt(words[0]),
        words[1],
        words[4],
        readSubmission(words[2]),
        new PlayFacts(readAdvances(words[3])));
  }

  private static Submission readSubmission(String word) {
    if (word.startsWith("{")) {
      Submission submission =
          TrustedJson.read(word) instanceof ObjectNode node ? SubmissionJson.stored(node) : null;
      return required(submission, "submission");
    }
    int slash = word.indexOf('/');
    String code = slash < 0 ? word : word.substring(0, slash);
    Submission submission = Submission.of(required(Outcome.byCode(code), "outcome"));
    return slash < 0
        ? submission
        : submission.hitTo(required(Position.byCode(word.substring(slash + 1)), "hit_location"));
  }

  private static List<Advance> readAdvances(String word) {
    List<Advance> advances = new ArrayList<>();
    if (word.equals(NONE)) {
      return advances;
    }
    for (String advance : word.split(",", -1)) {
      if (advance.length() != 3 || "-x".indexOf(advance.charAt(1)) < 0) {
        throw LogFields.broken("runners");
      }
      int from = Character.digit(advance.charAt(0), 10);
      int base = Character.digit(advance.charAt(2), 10);
      if (from < 0 || base < 0) {
        throw LogFields.broken("runners");
      }
      advances.add(new Advance(from, base, advance.charAt(1) == 'x', null, null));
    }
    return advances;
  }

  private static String[] words(String data, int number) {
    String[] words = data.split(" ", number);
    if (words.length < number) {
      throw LogFields.broken("too few words");
    }
    return words;
  }

  private static <T> T required(@Nullable T value, String what) {
    if (value == null) {
      throw LogFields.broken(what);
    }
    return value;
  }
}
