package com.paperdynasty.app;

import com.paperdynasty.http.WebOrigin;
import com.paperdynasty.ops.Settings;
import com.paperdynasty.realtime.limits.By;
import com.paperdynasty.realtime.limits.Kind;
import com.paperdynasty.realtime.limits.LimitSettings;
import com.paperdynasty.realtime.limits.Network;
import com.paperdynasty.realtime.limits.Proxies;
import com.paperdynasty.realtime.limits.Rate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The settings of who may come in and how much he may ask. */
final class LimitConfiguration {
  private LimitConfiguration() {}

  static LimitSettings limits(Settings settings) {
    return new LimitSettings(
        rates(settings),
        settings.positive("limits.keep-out-ms"),
        settings.positive("limits.connections-per-node"),
        settings.positive("limits.connections-per-address"),
        settings.positive("limits.connections-per-user"),
        settings.positive("limits.under-way-per-user"),
        settings.positive("limits.under-way-retry-ms"),
        settings.positive("limits.remembered"),
        settings.positive("limits.waits"),
        settings.positive("limits.waits-each"),
        networks(settings, "limits.exempt"));
  }

  private static Map<Kind, Map<By, Rate>> rates(Settings settings) {
    Map<Kind, Map<By, Rate>> rates = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      Map<By, Rate> ofKind = new EnumMap<>(By.class);
      for (By by : kind.by()) {
        String key = "limits." + kind.word() + "." + by.word();
        ofKind.put(
            by,
            Rate.parse(settings.text(key))
                .orElseThrow(() -> settings.bad(key, "must be like 100/10s: so many in so long")));
      }
      rates.put(kind, ofKind);
    }
    return rates;
  }

  static Proxies proxies(Settings settings) {
    String header = settings.choice("http.forwarded-header", "any", "forwarded", "x-forwarded-for");
    Proxies.Header which =
        switch (header) {
          case "forwarded" -> Proxies.Header.FORWARDED;
          case "x-forwarded-for" -> Proxies.Header.X_FORWARDED_FOR;
          default -> Proxies.Header.ANY;
        };
    return new Proxies(networks(settings, "http.trusted-proxies"), which);
  }

  static List<WebOrigin> origins(Settings settings) {
    return each(
        settings,
        "http.allowed-origins",
        WebOrigin::parse,
        "is not an origin such as https://example.org");
  }

  private static List<Network> networks(Settings settings, String key) {
    return each(settings, key, Network::parse, "is neither an address nor a network as 10.0.0.0/8");
  }

  private static <T> List<T> each(
      Settings settings, String key, Function<String, Optional<T>> read, String complaint) {
    return settings.list(key).stream()
        .map(
            text ->
                read.apply(text)
                    .orElseThrow(() -> settings.bad(key, "has " + text + ", which " + complaint)))
        .toList();
  }
}
