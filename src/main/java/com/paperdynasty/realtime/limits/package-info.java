/**
 * How much one client may ask of this node, and what happens to who asks for more.
 *
 * <p>A {@link com.paperdynasty.realtime.limits.Guest} is one connection, or one HTTP call. What it
 * asks for has a {@link com.paperdynasty.realtime.limits.Kind}, and each kind has token buckets for
 * the connection, the user and the address: a client that finds one of them empty is refused and
 * told when to come back. One that is refused again and again floods: its connection is closed
 * (4429), and after several floods its user, or its address, is kept out for a while.
 *
 * <p>{@link com.paperdynasty.realtime.limits.Limits} belongs to the whole node: all its event loops
 * ask the same buckets, without a lock. Nothing of it leaves the node; who is spread over three
 * nodes may ask three times as much, and each keeps them out for itself.
 *
 * <p>An address is the client's own: behind proxies that are trusted by configuration it is what
 * they say, and nobody else is believed. An IPv6 client counts by its /64, for it has all of it.
 *
 * <p>Everything that is remembered is bounded. At the bound what is asked for least often is
 * forgotten, and begins again with a full bucket: a flood from very many addresses loosens the
 * limits of others, and never shuts them out. The times that the refused were told to come back at
 * are bounded for the node, and each bucket has a few of its own that no flood of others takes.
 */
@NullMarked
package com.paperdynasty.realtime.limits;

import org.jspecify.annotations.NullMarked;
