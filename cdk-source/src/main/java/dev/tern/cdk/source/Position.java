package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far one part of a stream has come.
 *
 * <p>As JSON: {@code {"cursor": "<text>", "ties": {"<hash>": 1}}} behind whole reads, with {@code
 * "page"}, {@code "highest"} and {@code "highest_ties"} in the middle of one, and {@code {"done":
 * true}} behind a full refresh. Cursors are texts because stores of states do not keep the digits
 * of numbers (READ-19).
 *
 * @param cursor where reading starts: the highest cursor of whole reads; empty for the beginning
 * @param ties how often each record with that cursor was sent, as far as that is known
 * @param page where a read that was cut goes on
 * @param done whether nothing is left to be read: of a full refresh only
 */
record Position(
    Optional<String> cursor, Map<String, Long> ties, Optional<OpenPage> page, boolean done) {

  /** Where everything begins. */
  static final Position START = at(Optional.empty(), Map.of());

  /** Where a full refresh ends. */
  static final Position DONE = new Position(Optional.empty(), Map.of(), Optional.empty(), true);

  Position {
    ties = new TreeMap<>(ties);
  }

  /** Written out, as is the other: what a record brings along is linked anew by each process. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Position that
        && cursor.equals(that.cursor)
        && ties.equals(that.ties)
        && page.equals(that.page)
        && done == that.done;
  }

  @Override
  public int hashCode() {
    return Objects.hash(cursor, ties, page, done);
  }

  /** Behind a whole read. */
  static Position at(Optional<String> cursor, Map<String, Long> ties) {
    return new Position(cursor, ties, Optional.empty(), false);
  }

  /** The same position with another page to go on with. */
  Position with(OpenPage next) {
    return new Position(cursor, ties, Optional.of(next), done);
  }

  /** Whether another part may share this position: it says nothing about single records. */
  boolean plain() {
    return ties.isEmpty() && page.isEmpty();
  }

  void writeTo(ObjectNode json) {
    cursor.ifPresent(text -> json.put("cursor", text));
    write(json, "ties", ties);
    page.ifPresent(
        open -> {
          json.put("page", open.token());
          open.highest().ifPresent(text -> json.put("highest", text));
          write(json, "highest_ties", open.ties());
        });
    if (done) {
      json.put("done", true);
    }
  }

  /** Reads a position; empty when the JSON is none. */
  static Optional<Position> parse(JsonNode json) {
    if (!isText(json.path("cursor")) || !isText(json.path("highest"))) {
      return Optional.empty();
    }
    Optional<OpenPage> page =
        Optional.ofNullable(json.path("page").textValue())
            .map(token -> new OpenPage(token, text(json, "highest"), ties(json, "highest_ties")));
    return Optional.of(
        new Position(
            text(json, "cursor"), ties(json, "ties"), page, json.path("done").asBoolean(false)));
  }

  private static boolean isText(JsonNode value) {
    return value.isMissingNode() || value.isTextual() || value.isNumber();
  }

  private static Optional<String> text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(value.isNumber() ? value.decimalValue().toString() : value.textValue());
  }

  private static Map<String, Long> ties(JsonNode json, String field) {
    Map<String, Long> ties = new TreeMap<>();
    json.path(field).properties().forEach(tie -> ties.put(tie.getKey(), tie.getValue().asLong()));
    return ties;
  }

  private static void write(ObjectNode json, String field, Map<String, Long> ties) {
    if (!ties.isEmpty()) {
      ObjectNode counts = json.putObject(field);
      ties.forEach(counts::put);
    }
  }

  /**
   * The page a read that was cut goes on with.
   *
   * @param token what the page before gave
   * @param highest the highest cursor of the pages before
   * @param ties how often each record with that cursor was sent
   */
  record OpenPage(String token, Optional<String> highest, Map<String, Long> ties) {

    OpenPage {
      ties = new TreeMap<>(ties);
    }
  }
}
