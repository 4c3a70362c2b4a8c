/**
 * How much one client may ask of this node, and what happens to a client that asks for more.
 *
 * <p>A {@link com.paperdynasty.limits.ClientQuota} is one connection, or one HTTP call. Each {@link
 * com.paperdynasty.limits.LimitCategory} of request has token buckets for the connection, the user
 * and the address: a client that finds one of them empty is refused and told when to come back. A
 * client that is refused again and again floods: its connection is closed (4429), and after several
 * floods its user, or its address, is banned for a while.
 *
 * <p>{@link com.paperdynasty.limits.RateLimiter} belongs to the whole node: all its event loops
 * take from the same buckets, without a lock. Nothing of it leaves the node: a client that is
 * spread over three nodes may ask three times as much, and each node bans it for itself.
 *
 * <p>An address is the client's own: behind proxies that are trusted by configuration it is the one
 * that they report, and no other header is believed. An IPv6 client counts by its /64, all of which
 * is its own.
 *
 * <p>Everything that is remembered is bounded. At the bound the least used bucket is forgotten, and
 * begins again full: a flood from very many addresses loosens the limits of others, and never shuts
 * them out. The retry times that refused clients were given are bounded for the node, and each
 * bucket has a few of its own that no flood of others takes.
 */
@NullMarked
package com.paperdynasty.limits;

import org.jspecify.annotations.NullMarked;
