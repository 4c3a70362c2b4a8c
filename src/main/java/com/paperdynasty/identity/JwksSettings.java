package com.paperdynasty.identity;

import com.paperdynasty.config.Setting;

/**
 * Where another issuer publishes its keys, and how they are fetched.
 *
 * @param url http or https; redirects are not followed
 * @param pauseMs the shortest time between two fetches, even if tokens name unknown keys
 * @param timeoutMs how long a fetch may take, and the pause between two while no set has been
 *     fetched
 * @param ageMs a set that is older is fetched again even if no token names a new key
 * @param bytes the size of the largest set that is accepted
 * @param keys how many keys of a set are read; further ones are ignored
 */
public record JwksSettings(
    String url,
    long pauseMs,
    long timeoutMs,
    long ageMs,
    int bytes,
    @Setting(most = 1_000) int keys) {}
