package dev.tern.cdk.destination.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the columns of a table differ from the fields of its stream.
 *
 * @param added columns that the table does not have; they are added
 * @param dropped columns that the stream has no field for any more; they stay, and are null in new
 *     rows
 * @param widened columns that get a type which holds the old values and the new ones
 * @param narrowed columns that keep their type; values that do not fit become null
 * @param nullability columns that refuse nulls, which the stream may bring; they take nulls then
 * @param key another primary key; a table that keeps one row a key is reduced by the new one
 * @param cursor another cursor; new rows are compared by the new one
 */
public record SchemaDiff(
    List<SqlColumn> added,
    List<SqlColumn> dropped,
    List<ColumnChange> widened,
    List<ColumnChange> narrowed,
    List<SqlColumn> nullability,
    Optional<PathChange> key,
    Optional<PathChange> cursor) {

  /** Copies the lists. */
  public SchemaDiff {
    added = List.copyOf(added);
    dropped = List.copyOf(dropped);
    widened = List.copyOf(widened);
    narrowed = List.copyOf(narrowed);
    nullability = List.copyOf(nullability);
  }

  /** True when the table is what the stream declares. */
  public boolean isEmpty() {
    return differences().isEmpty();
  }

  /** One text for each difference, without values of records. */
  public List<String> differences() {
    List<String> all = new ArrayList<>();
    added.forEach(column -> all.add("field '" + column.name() + "' is new"));
    dropped.forEach(column -> all.add("field '" + column.name() + "' is gone"));
    widened.forEach(change -> all.add(retyped(change)));
    narrowed.forEach(change -> all.add(retyped(change)));
    nullability.forEach(column -> all.add("field '" + column.name() + "' may be null"));
    key.ifPresent(
        change -> all.add("the primary key was " + change.from() + ", is " + change.to()));
    cursor.ifPresent(change -> all.add("the cursor was " + change.from() + ", is " + change.to()));
    return all;
  }

  private static String retyped(ColumnChange change) {
    return String.format(
        "field '%s' has type %s instead of %s",
        change.column().name(), change.declared().spelling(), change.column().type().spelling());
  }

  /** What is left when the table must not change: values take the columns that are there. */
  SchemaDiff untouched() {
    List<ColumnChange> kept = new ArrayList<>(narrowed);
    for (ColumnChange change : widened) {
      kept.add(new ColumnChange(change.column(), change.declared(), change.column().type()));
    }
    return new SchemaDiff(List.of(), dropped, List.of(), kept, List.of(), key, cursor);
  }
}
