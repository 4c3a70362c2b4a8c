package com.paperdynasty.http.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client would rather have (RFC 9110, section 12.5.1). Ranges that cannot be read count for
 * nothing, and parameters other than {@code q} are not looked at.
 *
 * <p>By hand, because Vert.x looks at the first of several {@code Accept} lines only, and takes a
 * type with {@code q=0} for an accepted one.
 */
public final class AcceptHeader {
  private static final Pattern RANGE =
      Pattern.compile("([!#$%&'*+.^_`|~0-9a-z-]+)/([!#$%&'*+.^_`|~0-9a-z-]+)((?:\\s*;.*)?)");
  private static final Pattern QUALITY =
      Pattern.compile("(?:^|;)\\s*q\\s*=\\s*([^;]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");
  private static final int EXACT = 2;

  private static final Range ANYTHING = new Range("*", "*", 1);

  private final List<Range> ranges;

  /** One range, {@code text/*;q=0.5}. */
  private record Range(String type, String subtype, double quality) {
    /** How exactly the range names a media type: 2, 1 or 0; -1 if it does not. */
    int exactness(String offeredType, String offeredSubtype) {
      if (type.equals("*")) {
        return subtype.equals("*") ? 0 : -1;
      }
      if (!type.equals(offeredType)) {
        return -1;
      }
      return subtype.equals(offeredSubtype) ? EXACT : subtype.equals("*") ? 1 : -1;
    }
  }

  /** How a media type is accepted, and by which range of the header. */
  private record Match(double quality, int exactness, int place) {
    static final Match NONE = new Match(0, -1, Integer.MAX_VALUE);
    static final Comparator<Match> ORDER =
        Comparator.comparingDouble(Match::quality)
            .thenComparingInt(Match::exactness)
            .thenComparing(Match::place, Comparator.reverseOrder());
  }

  private AcceptHeader(List<Range> ranges) {
    this.ranges = ranges;
  }

  /** Reads the values of all {@code Accept} lines. Without any, everything is accepted. */
  public static AcceptHeader of(List<String> lines) {
    List<String> parts =
        Stream.of(String.join(",", lines).split(","))
            .map(part -> part.strip().toLowerCase(Locale.ROOT))
            .filter(part -> !part.isEmpty())
            .toList();
    return new AcceptHeader(
        parts.isEmpty()
            ? List.of(ANYTHING)
            : parts.stream().map(AcceptHeader::range).filter(Objects::nonNull).toList());
  }

  private static @Nullable Range range(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return null;
    }
    Matcher quality = QUALITY.matcher(range.group(3));
    String number = quality.find() ? quality.group(1).strip() : "1";
    return NUMBER.matcher(number).matches()
        ? new Range(range.group(1), range.group(2), Double.parseDouble(number))
        : null;
  }

  /**
   * The media type that is preferred among those offered; null if none is accepted. Where two are
   * accepted alike, the one that the client names most exactly, then the first of the header, then
   * the first offered.
   *
   * @param offered such as {@code text/csv}
   */
  public @Nullable String prefers(String... offered) {
    String best = null;
    Match bestMatch = Match.NONE;
    for (String type : offered) {
      Match match = match(type);
      if (match.quality() > 0 && Match.ORDER.compare(match, bestMatch) > 0) {
        best = type;
        bestMatch = match;
      }
    }
    return best;
  }

  /** The range that names a media type most exactly decides about it. */
  private Match match(String offered) {
    String[] parts = offered.split("/", 2);
    Match found = Match.NONE;
    for (int place = 0; place < ranges.size(); place++) {
      Range range = ranges.get(place);
      int exactness = range.exactness(parts[0], parts[1]);
      if (exactness > found.exactness()) {
        found = new Match(range.quality(), exactness, place);
      }
    }
    return found;
  }
}
