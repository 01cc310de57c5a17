package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * A Java record class as the description of a stream: its schema, its keys, and the way of its
 * instances to JSON and back.
 *
 * <p>Properties are named in snake_case unless {@code @JsonProperty} says otherwise. Components may
 * be numbers, text, booleans, {@code java.time} values, {@code byte[]}, UUID, URI, enums, {@link
 * JsonNode}, Optional, lists, sets, maps with string keys, other records, and sealed interfaces of
 * records, which get a discriminator property {@code type}. Safe for all threads.
 *
 * @param <T> the record class
 */
public final class RecordSchema<T> {
  private final Class<T> recordClass;
  private final RecordMapping mapping;

  private RecordSchema(Class<T> recordClass, RecordMapping mapping) {
    this.recordClass = recordClass;
    this.mapping = mapping;
  }

  /**
   * Describes a record class.
   *
   * @throws IllegalArgumentException when the class is no record, refers to itself or has a
   *     component of an unmapped type
   */
  public static <T> RecordSchema<T> of(Class<T> recordClass) {
    RecordSchema<T> schema =
        new RecordSchema<>(recordClass, new JavaMappings().record(recordClass));
    if (schema.mapping.marked(Cursor.class).size() > 1) {
      throw new IllegalArgumentException(
          "Record " + recordClass.getName() + " has more than one @Cursor.");
    }
    return schema;
  }

  /** The type of the records. */
  public ObjectType type() {
    return mapping.type();
  }

  /** The schema of the records, of the form sources write: every property nullable. */
  public ObjectNode jsonSchema() {
    return mapping.type().toSchema(SchemaForm.V0_NULLABLE);
  }

  /** The paths of the primary key as a catalog lists them; empty without {@link PrimaryKey}. */
  public List<List<String>> primaryKey() {
    return paths(PrimaryKey.class);
  }

  /** The path of the cursor as a catalog names it; empty without {@link Cursor}. */
  public List<String> cursor() {
    return mapping.marked(Cursor.class);
  }

  /** The properties of the records, in the order of the components. */
  public List<RecordProperty> properties() {
    return mapping.properties();
  }

  /**
   * The data of one record; values the protocol cannot say, such as NaN or the year 10000, become
   * null.
   */
  public ObjectNode write(T record) {
    return mapping.write(record);
  }

  /**
   * The record of some data; properties that the class does not have are ignored.
   *
   * @throws IllegalArgumentException when a value does not fit its component
   */
  public T read(JsonNode data) {
    return recordClass.cast(mapping.read(data));
  }

  private List<List<String>> paths(Class<? extends Annotation> mark) {
    return mapping.marked(mark).stream().map(List::of).toList();
  }
}
