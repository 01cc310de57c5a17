package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.types.RecordSchema;
import java.math.BigDecimal;
import java.time.Duration;
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
 */
public final class StreamBuilder {

  /** How often a part is tried again unless the author says otherwise. */
  private static final int RETRIES = 3;

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
  private @Nullable Long checkpointEvery;
  private @Nullable Lookback lookback;
  private @Nullable UpperBound upperBound;
  private final List<Limit> limits = new ArrayList<>();
  private int retries = RETRIES;
  private @Nullable Partitioner partitioner;
  private StateVersion version = StateVersion.NONE;
  private boolean keepUndeclared;

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

  /**
   * How many records go between two checkpoints of a sorted stream; the kit's own cadence by
   * records, bytes and time unless said otherwise. A large state waits for more.
   */
  public StreamBuilder checkpointEvery(long records) {
    this.checkpointEvery = records;
    return this;
  }

  /**
   * Every sync reads again what lies this long below the saved cursor, for records that come late:
   * all of them may repeat. For cursors that are dates or timestamps.
   */
  public StreamBuilder lookback(Duration window) {
    BigDecimal seconds =
        BigDecimal.valueOf(window.getSeconds()).add(BigDecimal.valueOf(window.getNano(), 9));
    this.lookback = new Lookback(CursorOrder.MOMENT, seconds);
    return this;
  }

  /** As {@link #lookback(Duration)} for cursors that are numbers. */
  public StreamBuilder lookback(BigDecimal distance) {
    this.lookback = new Lookback(CursorOrder.NUMBER, distance);
    return this;
  }

  /**
   * The saved cursor never exceeds this bound, which is taken once before the stream is read. What
   * is above it is emitted and comes again, so a store whose clock runs ahead loses nothing.
   */
  public StreamBuilder upTo(UpperBound bound) {
    this.upperBound = bound;
    return this;
  }

  /** A part of this stream is only read while it holds one permit of each limit given here. */
  public StreamBuilder needs(Limit limit) {
    limits.add(limit);
    return this;
  }

  /**
   * How often a part whose reader throws a {@link dev.tern.cdk.error.TransientException} is tried
   * again, from its last safe position, or splitting, from its start; 3 in a row unless said
   * otherwise. Without a safe position behind what was emitted, the part fails at once. The stream
   * rests before, 0.5 s and twice as long each time up to 32 s; its limits and workers are free.
   */
  public StreamBuilder retries(int times) {
    this.retries = times;
    return this;
  }

  /** Splits the stream into parts that are read at the same time. */
  public StreamBuilder partitions(Partitioner partitioner) {
    this.partitioner = partitioner;
    return this;
  }

  /** Emits fields that nobody declared; they are left out otherwise. */
  public StreamBuilder keepUndeclared() {
    this.keepUndeclared = true;
    return this;
  }

  /**
   * The version of the states this stream saves, with the way to understand older ones. To be
   * raised when the cursor, the keys of the parts or the tokens of the pages change their meaning.
   *
   * @param number at least 1
   * @param migration turns the state of an older version into one of this version
   */
  public StreamBuilder stateVersion(int number, StateMigration migration) {
    this.version = new StateVersion(number, migration);
    return this;
  }

  /**
   * Ends the declaration of a stream that is read in one go.
   *
   * @param reader reads the records; called once per sync, and again after a failure that passes
   * @throws SystemException when the declaration contradicts itself
   */
  public SourceStream reader(CursorReader reader) {
    return build(
        (slice, records) -> {
          reader.read(slice.from(), records);
          return Optional.empty();
        },
        ReaderShape.ONE);
  }

  /**
   * Ends the declaration of a stream with {@link #partitions}, whose reader is called by several
   * threads.
   *
   * @throws SystemException when the declaration contradicts itself
   */
  public SourceStream reader(PartitionReader reader) {
    return build(
        (slice, records) -> {
          reader.read(slice.partition(), slice.from(), records);
          return Optional.empty();
        },
        ReaderShape.PARTS);
  }

  /**
   * Ends the declaration of a stream that is read page by page, with or without {@link
   * #partitions}.
   *
   * @param reader reads one page; called until it gives no token any more
   * @throws SystemException when the declaration contradicts itself
   */
  public SourceStream pages(PageReader reader) {
    return build(reader, ReaderShape.PAGES);
  }

  private SourceStream build(PageReader reader, ReaderShape shape) {
    Declaration declaration =
        new Declaration(
            name, namespace, schema, primaryKey, cursor, otherCursors, sourceDefined, anyCursor);
    SoundDeclaration sound = declaration.requireSound();
    shape.requireSound(sound, partitioner != null);
    CursorPolicy policy =
        new CursorPolicy(
            anyCursor,
            declaration.cursors(),
            sorted,
            Optional.ofNullable(checkpointEvery),
            Optional.ofNullable(lookback));
    policy.requireSound(sound, declaration.incremental());
    sound.require(retries >= 0, "is retried less than never. Give retries at least 0");
    ReadingRules rules =
        new ReadingRules(
            reader,
            shape == ReaderShape.PAGES,
            Optional.ofNullable(partitioner),
            policy,
            Optional.ofNullable(upperBound),
            List.copyOf(limits),
            retries,
            version,
            Optional.ofNullable(recordClass),
            keepUndeclared);
    return new CursorStream(declaration.describe(rules.resumable()), rules);
  }
}
