package dev.tern.examples.database;

import dev.tern.protocol.types.DataType;
import java.util.Optional;

/**
 * A column with all there is to know for reading it.
 *
 * @param name as the database spells it
 * @param type what its values are
 * @param expression SQL that selects it
 * @param values turns what was selected into JSON
 * @param ordering how it serves as a cursor; empty when it cannot
 * @param key how it serves in a primary key; empty when it cannot
 */
record Column(
    String name,
    DataType type,
    String expression,
    ValueReader values,
    Optional<Ordering> ordering,
    Optional<KeyColumn> key) {

  /** A column that cannot serve in a key. */
  Column(
      String name,
      DataType type,
      String expression,
      ValueReader values,
      Optional<Ordering> ordering) {
    this(name, type, expression, values, ordering, Optional.empty());
  }

  /** The same column where the key it belongs to does not tell all rows apart. */
  Column withoutKey() {
    return new Column(name, type, expression, values, ordering);
  }

  /** The same column as a part of a key. */
  Column with(KeyColumn part) {
    return new Column(name, type, expression, values, ordering, Optional.of(part));
  }

  /** The column as it is read when it is the cursor. */
  Column asCursor() {
    return ordering.map(order -> order.reading().apply(this)).orElse(this);
  }
}
