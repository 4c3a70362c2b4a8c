package com.paperdynasty.identity;

import com.paperdynasty.config.Setting;

/**
 * Where keys are published, and how they are fetched.
 *
 * @param url http or https; redirects are not followed
 * @param pauseMs so long passes at least between two tries, whatever tokens name
 * @param timeoutMs how long a try may take, and the pause while there has been no set yet
 * @param ageMs a set that is older is fetched again although nobody asks for a new key
 * @param bytes a longer set is not read
 * @param keys further keys of a set are not taken
 */
public record JwksSettings(
    String url,
    long pauseMs,
    long timeoutMs,
    long ageMs,
    int bytes,
    @Setting(most = 1_000) int keys) {}
