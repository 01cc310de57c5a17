package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Where two JSON values begin to differ. */
public final class Difference {

  private Difference() {}

  /** The pointer of the first difference; empty when there is none or it is the whole. */
  public static String first(JsonNode one, JsonNode other) {
    if (one.isObject() && other.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      one.fieldNames().forEachRemaining(names::add);
      other.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (!one.path(name).equals(other.path(name))) {
          return "/" + name + first(one.path(name), other.path(name));
        }
      }
    }
    if (one.isArray() && other.isArray()) {
      for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
        if (!one.path(i).equals(other.path(i))) {
          return "/" + i + first(one.path(i), other.path(i));
        }
      }
    }
    return "";
  }
}
