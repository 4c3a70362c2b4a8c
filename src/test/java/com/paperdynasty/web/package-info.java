/**
 * The page and its client module, in a headless Chromium: their modules by themselves, against a
 * server that is played by a script, and against the program.
 */
package com.paperdynasty.web;
