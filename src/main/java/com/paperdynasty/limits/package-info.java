/**
 * Rate limits, connection limits and bans: how much one client may ask of this node, and what
 * happens to a client that asks for more. Begin with {@link com.paperdynasty.limits.ClientQuota}.
 *
 * <p>A {@link com.paperdynasty.limits.ClientQuota} belongs to one connection, or one HTTP call.
 * Each {@link com.paperdynasty.limits.LimitCategory} of request has token buckets for the
 * connection, the user and the address: a client that finds one of them empty is refused, with the
 * time to ask again. A client that is refused again and again floods: its connection is closed
 * (4429), and after several floods its user, or its address, is banned for a while.
 *
 * <p>{@link com.paperdynasty.limits.RateLimiter} belongs to the whole node: all its event loops
 * take from the same buckets, without a lock. Nodes share nothing: a client that connects to three
 * nodes may ask three times as much, and each node bans it for itself.
 *
 * <p>The address is the client's own: if the peer is a proxy that the configuration trusts ({@code
 * TrustedProxies}), it is the address that the proxy reports. Headers of other peers are ignored.
 * IPv6 clients are counted by their /64.
 *
 * <p>All memory is bounded. At the bound the least used bucket is forgotten, and starts full again:
 * a flood from very many addresses loosens the limits of others, and never locks them out. The
 * retry times that refused clients were given are bounded too ({@code RetryBudget}).
 *
 * <p>Limits do not decide who may do what: that is the game's part. They use Bucket4j for buckets
 * and Caffeine for bounded maps.
 */
@NullMarked
package com.paperdynasty.limits;

import org.jspecify.annotations.NullMarked;
