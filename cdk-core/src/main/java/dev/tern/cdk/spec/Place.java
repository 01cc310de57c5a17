package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One spot in a configuration, seen with the specification.
 *
 * @param pointer its JSON pointer
 * @param key the last step of the pointer, plain
 * @param value what stands there; missing when nothing does
 * @param secret whether the value must not be shown
 * @param rank the position of every step in the specification, for the document order
 */
record Place(String pointer, String key, JsonNode value, boolean secret, List<Integer> rank) {

  /**
   * Document order: outer before inner, named keys in the order of the specification, others last.
   */
  static final Comparator<Place> DOCUMENT_ORDER =
      (left, right) -> {
        int shared = Math.min(left.rank.size(), right.rank.size());
        for (int i = 0; i < shared; i++) {
          int order = Integer.compare(left.rank.get(i), right.rank.get(i));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(left.rank.size(), right.rank.size());
      };

  static Place of(List<String> steps, JsonNode specification, JsonNode config) {
    SchemaView view = SchemaView.of(specification, config);
    JsonNode value = config;
    StringBuilder pointer = new StringBuilder();
    List<Integer> rank = new ArrayList<>();
    boolean secret = view.secret();
    for (String step : steps) {
      pointer.append(JsonPath.child("", step));
      if (value.isArray()) {
        int index = Integer.parseInt(step);
        rank.add(index);
        value = value.path(index);
        view = view.child(index, value);
      } else {
        rank.add(position(view, step));
        value = value.path(step);
        view = view.child(step, value);
      }
      secret |= view.secret();
    }
    String key = steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    return new Place(pointer.toString(), key, value, secret, rank);
  }

  private static int position(SchemaView view, String key) {
    int position = List.copyOf(view.keys()).indexOf(key);
    return position < 0 ? Integer.MAX_VALUE : position;
  }
}
