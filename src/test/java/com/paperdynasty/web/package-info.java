/**
 * Tests of the page and its client module in a headless Chromium: the modules by themselves,
 * against a scripted server, and against the program. Begin with {@code BrowserScene}.
 */
package com.paperdynasty.web;
