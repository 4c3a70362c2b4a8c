package com.paperdynasty.game.model;

/** The user who holds a seat. */
public record Manager(String userId, String name) {}
