package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A record that a destination refuses.
 *
 * @param mode the destination sync mode in which it does
 * @param fields the fields of the stream with their schemas, {@code id} among them, which is the
 *     key
 * @param good records it takes, in their order
 * @param refused the record it does not take, after the first of the good ones
 */
public record Rejection(
    String mode, Map<String, ObjectNode> fields, List<ObjectNode> good, ObjectNode refused) {

  /** Keeps its own copies. */
  public Rejection {
    fields = Map.copyOf(fields);
    good = List.copyOf(good);
  }

  /** An update of a row that is not there. */
  public static Rejection ofUnknownUpdate() {
    Map<String, ObjectNode> fields =
        Map.of(
            "id",
            Json.object().put("type", "integer"),
            "name",
            Json.object().put("type", "string"));
    List<ObjectNode> good = List.of(row(1, "Ada"), row(3, "Grace"));
    return new Rejection("update", fields, good, row(2, "nobody"));
  }

  private static ObjectNode row(int id, String name) {
    return Json.object().put("id", id).put("name", name);
  }
}
