package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.spec.NearestName;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.SyncMode;
import dev.tern.protocol.types.ObjectType;
import dev.tern.protocol.types.RecordSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a stream of the usual door. Made by {@link SourceStream#named}.
 *
 * <p>Only a schema and a reader have to be given. A stream can always be read as a full refresh; it
 * can be read incrementally when it has a {@link #cursor} or when {@link #anyCursor} says that the
 * user chooses one. Mistakes in a declaration are found by {@link #reader}, which throws {@link
 * SystemException}: they are the author's.
 *
 * <p>For use by one thread; what {@link #reader} returns never changes.
 */
public final class StreamBuilder {

  /** Records between two checkpoints of a sorted stream unless the author says otherwise. */
  private static final long CHECKPOINT_EVERY = 1000;

  private final String name;
  private @Nullable String namespace;
  private @Nullable JsonNode schema;
  private @Nullable Class<? extends Record> recordClass;
  private List<List<String>> primaryKey = List.of();
  private List<String> cursor = List.of();
  private final List<List<String>> otherCursors = new ArrayList<>();
  private boolean sourceDefined;
  private boolean anyCursor;
  private boolean sorted;
  private long checkpointEvery = CHECKPOINT_EVERY;

  StreamBuilder(String name) {
    this.name = name;
  }

  /**
   * The namespace, for example the schema of a database. Not calling this and the empty text are
   * two things.
   */
  public StreamBuilder namespace(String namespace) {
    this.namespace = namespace;
    return this;
  }

  /**
   * The shape of the records, by hand.
   *
   * @param schema a JSON schema of {@code type: object} whose {@code properties} list every field
   *     (CMD-11)
   */
  public StreamBuilder schema(JsonNode schema) {
    this.schema = schema.deepCopy();
    this.recordClass = null;
    return this;
  }

  /**
   * The shape of the records as a Java record. Its {@link dev.tern.protocol.types.PrimaryKey} and
   * {@link dev.tern.protocol.types.Cursor} components become the key and the cursor; a later {@link
   * #primaryKey} or {@link #cursor} replaces them. Records of another class are refused from then
   * on.
   */
  public StreamBuilder schema(Class<? extends Record> type) {
    try {
      RecordSchema<?> described = RecordSchema.of(type);
      this.schema = described.jsonSchema();
      this.recordClass = type;
      this.primaryKey = described.primaryKey();
      this.cursor = described.cursor();
      return this;
    } catch (IllegalArgumentException e) {
      throw new SystemException(
          "The stream '" + name + "' cannot be described by " + type.getName() + ".", e);
    }
  }

  /** The key, one top-level field or several that make it up together. */
  public StreamBuilder primaryKey(String... fields) {
    return primaryKey(Arrays.stream(fields).map(List::of).toList());
  }

  /** The key as paths, for fields inside objects: {@code [["id"], ["account", "id"]]}. */
  public StreamBuilder primaryKey(List<List<String>> paths) {
    this.primaryKey = paths.stream().map(List::copyOf).toList();
    return this;
  }

  /**
   * The field that says which records are new: {@code cursor("updated_at")}, or the path to it:
   * {@code cursor("meta", "updated_at")}. Numbers are ordered as numbers, moments as moments, other
   * texts by code point.
   */
  public StreamBuilder cursor(String... path) {
    this.cursor = List.of(path);
    return this;
  }

  /**
   * One more field that the user may choose as the cursor; the reader is told which one by {@link
   * LowerBound#cursorField}.
   */
  public StreamBuilder otherCursor(String... path) {
    otherCursors.add(List.of(path));
    return this;
  }

  /** The user cannot choose another cursor, and is not asked (READ-7). */
  public StreamBuilder sourceDefinedCursor() {
    this.sourceDefined = true;
    return this;
  }

  /**
   * The user may choose any field that has an order as the cursor. Without this a choice other than
   * {@link #cursor} and {@link #otherCursor} is refused, because the reader would not know what to
   * do with it.
   */
  public StreamBuilder anyCursor() {
    this.anyCursor = true;
    return this;
  }

  /**
   * The reader emits in ascending order of the cursor, so that checkpoints can be made on the way.
   * A cursor that goes down fails the stream, and so does a declaration without any cursor.
   */
  public StreamBuilder sorted() {
    this.sorted = true;
    return this;
  }

  /**
   * The reader emits in any order, so that the only checkpoint is at the end. This is the default.
   */
  public StreamBuilder unsorted() {
    this.sorted = false;
    return this;
  }

  /** How many records go between two checkpoints of a sorted stream; 1000 unless said otherwise. */
  public StreamBuilder checkpointEvery(long records) {
    this.checkpointEvery = records;
    return this;
  }

  /**
   * Ends the declaration.
   *
   * @param reader reads the records; called once per sync, by the thread that runs the connector
   * @throws SystemException when the declaration contradicts itself
   */
  public SourceStream reader(CursorReader reader) {
    requireSound(schema);
    return new CursorStream(
        describe(),
        reader,
        new CursorPolicy(anyCursor, cursors(), sorted, checkpointEvery),
        Optional.ofNullable(recordClass));
  }

  private List<List<String>> cursors() {
    List<List<String>> all = new ArrayList<>(otherCursors);
    if (!cursor.isEmpty()) {
      all.add(0, cursor);
    }
    return all;
  }

  private AirbyteStream describe() {
    boolean incremental = anyCursor || !cursors().isEmpty();
    List<SyncMode> modes = new ArrayList<>(List.of(SyncMode.FULL_REFRESH));
    if (incremental) {
      modes.add(SyncMode.INCREMENTAL);
    }
    AirbyteStream stream =
        new AirbyteStream()
            .withName(name)
            .withNamespace(namespace)
            .withJsonSchema(schema)
            .withSupportedSyncModes(modes);
    if (incremental) {
      stream.setSourceDefinedCursor(sourceDefined);
    }
    if (!cursor.isEmpty()) {
      stream.setDefaultCursorField(cursor);
    }
    if (!primaryKey.isEmpty()) {
      stream.setSourceDefinedPrimaryKey(primaryKey);
    }
    return stream;
  }

  private void requireSound(@Nullable JsonNode schema) {
    if (schema == null || !schema.path("properties").isObject()) {
      throw unsound(
          "has no schema with an object 'properties'. Call schema(...) and list every field");
    }
    require(checkpointEvery > 0, "checkpoints every 0 records. Give checkpointEvery at least 1");
    require(
        !sourceDefined || !cursor.isEmpty(),
        "defines its cursor itself but names none. Call cursor(...)");
    require(
        !sourceDefined || (!anyCursor && otherCursors.isEmpty()),
        "defines its cursor itself and lets the user choose it. Drop one of the two");
    require(
        !sorted || anyCursor || !cursors().isEmpty(),
        "is sorted but has no cursor. Call cursor(...), or remove .sorted()");
    for (List<String> path : primaryKey) {
      requireDeclared("key", schema, path);
    }
    for (List<String> path : cursors()) {
      requireDeclared("cursor", schema, path);
      require(
          CursorOrder.of(schema, path).isPresent(),
          "has a cursor without an order: " + path + ". Use a number, a text or a time");
    }
  }

  private void requireDeclared(String role, JsonNode schema, List<String> path) {
    if (CursorOrder.find(schema, path).isEmpty()) {
      String wayOut =
          nearest(schema, path).map(n -> "Did you mean '" + n + "'?").orElse("Declare the field.");
      throw new SystemException(
          String.format(
              "The stream '%s' has a %s outside of its schema: %s. %s", name, role, path, wayOut));
    }
  }

  /** The declared name beside the first one of a path that is not declared. */
  private static Optional<String> nearest(JsonNode schema, List<String> path) {
    int depth = 0;
    while (CursorOrder.find(schema, path.subList(0, depth + 1)).isPresent()) {
      depth++;
    }
    int unknown = depth;
    return CursorOrder.find(schema, path.subList(0, unknown))
        .filter(ObjectType.class::isInstance)
        .flatMap(
            parent ->
                NearestName.find(path.get(unknown), ((ObjectType) parent).properties().keySet()));
  }

  private void require(boolean sound, String problem) {
    if (!sound) {
      throw unsound(problem);
    }
  }

  private SystemException unsound(String problem) {
    return new SystemException("The stream '" + name + "' " + problem + ".");
  }
}
