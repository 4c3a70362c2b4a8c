package com.paperdynasty.limits;

import java.util.List;
import java.util.Map;

/**
 * How much is allowed.
 *
 * @param rates one for each category in each of its scopes
 * @param keepOutMs how long a client that floods is banned
 * @param connectionsPerNode how many connections may be open at once, on this node
 * @param connectionsPerAddress of these, from one address
 * @param connectionsPerUser of these, of one user
 * @param underWayPerUser how many requests of one user may be under way at once, over all of the
 *     user's connections and calls on this node
 * @param underWayRetryMs when a user who has more may ask again
 * @param remembered how many buckets of users and addresses are kept, and how many bans
 * @param waits how many retry times are remembered, beyond those that each bucket has of its own
 * @param waitsEach how many retry times each bucket has of its own
 * @param exempt networks without any limit
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
            "no rate of " + limitCategory + " by each of " + limitCategory.scopes());
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
