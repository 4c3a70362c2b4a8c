package com.paperdynasty.cluster.routing;

/**
 * The bounds of asking tables.
 *
 * @param requestTimeoutMs how long one request over the bus may take
 * @param giveUpMs how long the same thing is asked again before the asker is told that the service
 *     is unavailable
 * @param pauseMs between two tries
 * @param remembered how many games' hosts are remembered; beyond it those asked least are forgotten
 */
public record GameRouterSettings(
    long requestTimeoutMs, long giveUpMs, long pauseMs, int remembered) {}
