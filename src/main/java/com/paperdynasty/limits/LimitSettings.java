package com.paperdynasty.limits;

import java.util.List;
import java.util.Map;

/**
 * The limits of a node.
 *
 * @param rates a rate for each category in each of its scopes
 * @param keepOutMs how long a ban lasts, in milliseconds
 * @param connectionsPerNode how many connections may be open at once on this node
 * @param connectionsPerAddress how many of these from one address
 * @param connectionsPerUser how many of these of one user
 * @param underWayPerUser how many requests of one user may be under way at once, over all of the
 *     user's connections and calls on this node
 * @param underWayRetryMs the retry time of a user who has more, in milliseconds
 * @param remembered how many buckets of users and addresses are kept, and how many bans
 * @param waits how many retry times are remembered in all, beyond {@code waitsEach} for each bucket
 * @param waitsEach how many retry times each bucket may always remember
 * @param exempt addresses without a limit, but for that of the node
 */
public record LimitSettings(
    Map<LimitCategory, Map<LimitScope, Rate>> rates,
    long keepOutMs,
    int connectionsPerNode,
    int connectionsPerAddress,
    int connectionsPerUser,
    int underWayPerUser,
    long underWayRetryMs,
    int remembered,
    int waits,
    int waitsEach,
    List<CidrBlock> exempt) {
  public LimitSettings {
    rates = Map.copyOf(rates);
    exempt = List.copyOf(exempt);
    for (LimitCategory limitCategory : LimitCategory.values()) {
      if (!rates
          .getOrDefault(limitCategory, Map.of())
          .keySet()
          .containsAll(limitCategory.scopes())) {
        throw new IllegalArgumentException(
            "the rates of " + limitCategory + " must have each of " + limitCategory.scopes());
      }
    }
  }

  Rate rate(LimitCategory limitCategory, LimitScope limitScope) {
    Rate rate = rates.getOrDefault(limitCategory, Map.of()).get(limitScope);
    if (rate == null) {
      throw new IllegalArgumentException("no rate of " + limitCategory + " by " + limitScope);
    }
    return rate;
  }
}
