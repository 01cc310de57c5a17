package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of all options in a connection specification, also of those that are nested. */
final class OptionNames {

  private final Set<String> names = new LinkedHashSet<>();

  private OptionNames() {}

  static KnownNames in(JsonNode specification) {
    OptionNames found = new OptionNames();
    found.collect(specification);
    return new KnownNames("option", "spec lists", List.copyOf(found.names));
  }

  private void collect(JsonNode part) {
    part.path("properties").fieldNames().forEachRemaining(names::add);
    part.forEach(this::collect);
  }
}
