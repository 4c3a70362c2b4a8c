package com.paperdynasty.game.state;

import java.util.HexFormat;

/**
 * SHA-256 over the canonical form of a game's state, so that a replay can be compared with the
 * original game.
 *
 * @param version of the canonical form; hashes of two versions cannot be compared
 * @param hex 64 hexadecimal digits
 */
public record StateHash(int version, String hex) {
  static StateHash of(int version, byte[] sha256) {
    return new StateHash(version, HexFormat.of().formatHex(sha256));
  }
}
