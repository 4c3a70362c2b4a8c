package com.paperdynasty.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody who knows nothing of the page but what they read on it: they find fields by their
 * labels, and buttons by their texts. What they had to read is counted.
 */
final class PageReader {
  /** The lines on the screen that are not hidden from the eye. */
  private static final String LINES =
"""
() => [...document.querySelectorAll('body *')]
  .filter((part) => [...part.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
  .filter((part) => part.checkVisibility() && part.closest('.visually-hidden, svg') === null)
  .filter((part) => {
    const { top, bottom, left, right } = part.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  })
  .map((part) => part.innerText.trim())""";

  private static final double MOMENT_MS = 1_000;

  private final Page page;
  private final Set<String> read = new HashSet<>();
  private int words;
  private int taps;

  PageReader(Page page) {
    this.page = page;
  }

  PageReader opens(String address) {
    page.navigate(address);
    return this;
  }

  PageReader writes(String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    return this;
  }

  /** Reads what is new on the screen, and presses a button that is on it. */
  PageReader presses(String button) {
    Locator found = button(button);
    found.waitFor();
    readTheScreen();
    found.click();
    taps++;
    return this;
  }

  /** Presses the first of these buttons that there is. Returns whether there was one. */
  boolean pressesOneOf(List<String> buttons) {
    for (String each : buttons) {
      if (isReady(each)) {
        return pressesIfItStays(each);
      }
    }
    return false;
  }

  /** In one look: a button may go between two of them, and the second would wait for it. */
  private boolean isReady(String name) {
    return Boolean.TRUE.equals(
        button(name)
            .evaluateAll("all => all.some((one) => one.checkVisibility() && !one.disabled)"));
  }

  /** A button may go before it is reached: what the other pressed has done what it was for. */
  private boolean pressesIfItStays(String name) {
    readTheScreen();
    try {
      button(name).click(new Locator.ClickOptions().setTimeout(MOMENT_MS));
    } catch (TimeoutError gone) {
      return false;
    }
    taps++;
    return true;
  }

  /** What a field with this label holds. */
  String copies(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).inputValue();
  }

  /** Waits until a text is on the page. */
  PageReader sees(Pattern text) {
    page.getByText(text).first().waitFor();
    return this;
  }

  boolean isShown(Pattern text) {
    return page.getByText(text).first().isVisible();
  }

  int words() {
    return words;
  }

  int taps() {
    return taps;
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private void readTheScreen() {
    for (Object line : (List<?>) page.evaluate(LINES)) {
      if (read.add((String) line)) {
        words += ((String) line).split("\\s+").length;
      }
    }
  }
}
