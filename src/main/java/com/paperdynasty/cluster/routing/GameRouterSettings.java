package com.paperdynasty.cluster.routing;

/**
 * The bounds of requests to games.
 *
 * @param requestTimeoutMs how long one request over the bus may take
 * @param giveUpMs how long a request is sent again before it is refused as unavailable
 * @param pauseMs the pause between two tries
 * @param remembered how many games' hosts are remembered; beyond it those asked least are forgotten
 */
public record GameRouterSettings(
    long requestTimeoutMs, long giveUpMs, long pauseMs, int remembered) {}
