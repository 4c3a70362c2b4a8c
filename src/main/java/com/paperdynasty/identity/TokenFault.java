package com.paperdynasty.identity;

/** Why a token is not taken. For who runs the server: the bearer is told no more than that. */
public enum TokenFault {
  /** It is no token: too long, not three parts, not the one way to write them, or another kind. */
  MALFORMED("malformed"),
  /** It is signed in a way that is not configured, or not at all. */
  ALGORITHM("algorithm"),
  /** It names a key that nobody has published. */
  UNKNOWN_KEY("unknown_key"),
  /** No key that could have signed it has. */
  SIGNATURE("signature"),
  /** Its time is over. */
  EXPIRED("expired"),
  /** Its time has not come. */
  EARLY("early"),
  /** It is from somebody else. */
  ISSUER("issuer"),
  /** It is for somebody else. */
  AUDIENCE("audience"),
  /** What it must say is missing, or of a wrong type. */
  CLAIMS("claims"),
  /** Its session has lasted as long as one may, or does not say when it began. Renewal alone. */
  SESSION("session"),
  /** It may be good: the keys to check it with have not been fetched yet. */
  NO_KEYS("no_keys");

  private final String label;

  TokenFault(String label) {
    this.label = label;
  }

  /** What it is called in figures. */
  public String label() {
    return label;
  }
}
