package com.paperdynasty.talk;

/**
 * All that this room has for the others.
 *
 * @param chat what is said, and who may say nothing
 * @param ledger who did and tried what, to be read
 * @param recorder the same, to be told of it
 */
public record Talk(Chat chat, Ledger ledger, Recorder recorder, TalkSettings settings) {}
