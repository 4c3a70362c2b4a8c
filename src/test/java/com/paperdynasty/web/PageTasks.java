package com.paperdynasty.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The tasks of a page's main thread while something happens, by the processor time that they took.
 * On a busy machine a task lasts longer, but it does not work more.
 */
final class PageTasks {
  private static final String TASK = "ThreadControllerImpl::RunTask";

  private PageTasks() {}

  /** Returns the milliseconds of the thread for each task. */
  static List<Double> during(Page page, Runnable what) {
    List<JsonObject> events = new ArrayList<>();
    AtomicBoolean complete = new AtomicBoolean();
    CDPSession session = page.context().newCDPSession(page);
    session.on("Tracing.dataCollected", data -> addAll(events, data.getAsJsonArray("value")));
    session.on("Tracing.tracingComplete", data -> complete.set(true));
    session.send("Tracing.start", settings());
    what.run();
    session.send("Tracing.end");
    page.waitForCondition(complete::get);
    session.detach();
    return tasksOf(events);
  }

  private static JsonObject settings() {
    JsonArray categories = new JsonArray();
    categories.add("toplevel");
    JsonObject config = new JsonObject();
    config.add("includedCategories", categories);
    JsonObject settings = new JsonObject();
    settings.addProperty("transferMode", "ReportEvents");
    settings.add("traceConfig", config);
    return settings;
  }

  private static void addAll(List<JsonObject> events, JsonArray more) {
    for (JsonElement each : more) {
      events.add(each.getAsJsonObject());
    }
  }

  private static List<Double> tasksOf(List<JsonObject> events) {
    Set<String> mainThreads = new HashSet<>();
    for (JsonObject event : events) {
      if (named(event, "thread_name") && named(event.getAsJsonObject("args"), "CrRendererMain")) {
        mainThreads.add(threadOf(event));
      }
    }
    return events.stream()
        .filter(event -> named(event, TASK) && event.has("tdur"))
        .filter(event -> mainThreads.contains(threadOf(event)))
        .map(event -> event.get("tdur").getAsLong() / 1_000.0)
        .toList();
  }

  private static boolean named(JsonObject event, String name) {
    return event.get("name").getAsString().equals(name);
  }

  private static String threadOf(JsonObject event) {
    return event.get("pid").getAsString() + " " + event.get("tid").getAsString();
  }
}
