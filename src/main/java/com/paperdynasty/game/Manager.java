package com.paperdynasty.game;

/** The user who holds a seat. */
public record Manager(String userId, String name) {}
