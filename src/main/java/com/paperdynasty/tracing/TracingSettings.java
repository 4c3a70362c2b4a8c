package com.paperdynasty.tracing;

import com.paperdynasty.config.Setting;

/**
 * Where traces go, and how many there are.
 *
 * @param endpoint the URL of a collector that takes OTLP over HTTP; empty for no traces
 * @param oneIn one command or request in so many is traced, by chance
 * @param exportMs how often spans are sent, in milliseconds
 * @param spansWaiting how many spans may wait to be sent; a further one is dropped
 * @param callersPerSecond how many requests are traced in a second because their callers trace
 *     them; a further one is traced by chance
 */
public record TracingSettings(
    String endpoint,
    @Setting(most = 1_000_000) int oneIn,
    @Setting(most = 60_000) long exportMs,
    @Setting(most = 1_000_000) int spansWaiting,
    @Setting(least = 0, most = 1_000_000) int callersPerSecond) {

  boolean isOn() {
    return !endpoint.isEmpty();
  }
}
