package com.paperdynasty.http.page;

import com.paperdynasty.digest.Sha256;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tag of a response that a client asks for again and again (RFC 9110, 8.8.3). */
public record EntityTag(String text) {
  private static final int LENGTH = 24;

  /** The tag of a response with this body. */
  public static EntityTag of(String body) {
    return new EntityTag('"' + Sha256.hex(body).substring(0, LENGTH) + '"');
  }

  /**
   * Whether the client has the response with this tag.
   *
   * @param ifNoneMatch the tags that the client names; a proxy may have made them weak ones
   */
  public boolean isNamedIn(@Nullable String ifNoneMatch) {
    return namedIn(ifNoneMatch).anyMatch(text::equals);
  }

  /** The tags that a client names, as strong ones. */
  static Stream<String> namedIn(@Nullable String ifNoneMatch) {
    return ifNoneMatch == null
        ? Stream.empty()
        : Arrays.stream(ifNoneMatch.split(",", -1))
            .map(candidate -> candidate.strip().replaceFirst("^W/", ""));
  }
}
