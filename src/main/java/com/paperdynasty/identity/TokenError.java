package com.paperdynasty.identity;

/** Why a token is refused. For operators: the client does not get the reason. */
public enum TokenError {
  /** It is not a token: too long, not three parts, not written canonically, or of another type. */
  MALFORMED("malformed"),
  /** It is signed in a way that is not configured, or not at all. */
  ALGORITHM("algorithm"),
  /** It names a key that nobody has published. */
  UNKNOWN_KEY("unknown_key"),
  /** None of the possible keys signed it. */
  SIGNATURE("signature"),
  /** It has expired. */
  EXPIRED("expired"),
  /** It is not valid yet. */
  EARLY("early"),
  /** Another issuer. */
  ISSUER("issuer"),
  /** Another audience. */
  AUDIENCE("audience"),
  /** A required claim is missing or has a wrong type. */
  CLAIMS("claims"),
  /** Only for renewal: its session is over, or its beginning is unknown. */
  SESSION("session"),
  /** The keys to check it with have not been fetched yet, so it may be valid. */
  NO_KEYS("no_keys");

  private final String label;

  TokenError(String label) {
    this.label = label;
  }

  /** Its name in metrics. */
  public String label() {
    return label;
  }
}
