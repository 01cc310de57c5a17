package dev.tern.cdk.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.RecordValidator;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Change;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of one stream into whole RECORD lines, whichever form they come in.
 *
 * <p>For one thread at a time. A record that is refused leaves no byte behind.
 */
final class RecordEncoder {

  /** Of a record that certainly fits into a line. */
  private static final int SHORT = RecordRules.LINE_LIMIT / 2;

  private final RecordRules rules;
  private final List<List<String>> primaryKey;
  private final LineBytes lines;
  private final RecordForms forms;
  private final ClassRows classes;
  private final RecordFields fields;
  private final RecordOutline outline;
  private final @Nullable WireData wire;
  private final RecordFrame frame;
  private final @Nullable RecordValidator validator;
  private final boolean blind;

  private Optional<JsonNode> cursor = Optional.empty();
  private long position;
  private long encoded;
  private long withoutCursor;
  private int before;
  private boolean whole;

  /**
   * Starts at the first record.
   *
   * @param rules what holds for every record of the stream; shared by all its encoders
   * @param recordClass the only class of its Java records; empty for any
   * @param lines where whole lines go; the caller takes them from there
   */
  RecordEncoder(RecordRules rules, Optional<Class<? extends Record>> recordClass, LineBytes lines) {
    this.rules = rules;
    this.primaryKey = rules.primaryKey();
    this.lines = lines;
    this.forms = new RecordForms(rules.dialect());
    this.fields = new RecordFields(rules);
    this.outline = new RecordOutline(fields);
    this.wire = rules.dialect() == WireDialect.V0 ? null : new WireData(rules);
    this.frame = new RecordFrame(rules);
    this.classes = new ClassRows(rules.name(), recordClass, this::ownRow);
    this.blind = rules.blind();
    this.validator = rules.checked() ? RecordValidator.of(rules.described().getJsonSchema()) : null;
  }

  /** Appends the line of a record that is a tree. */
  void encode(JsonNode record, List<AirbyteRecordMessageMetaChange> changes, long emittedAt) {
    position++;
    if (!record.isObject()) {
      throw wrong("is no JSON object. Emit an object", null);
    }
    append(() -> forms.bytes(record), changes, emittedAt);
  }

  /** Appends the line of a Java record. */
  void encode(Record record, long emittedAt) {
    encode(classes.of(record), emittedAt);
  }

  /** A row that is emitted by nobody but this encoder. */
  private EmittedRow ownRow(List<String> columns) {
    return new EmittedRow(columns(columns), rules.dialect(), row -> {});
  }

  /** Appends the line of a record that writes itself. */
  void encode(RecordWriter record, long emittedAt) {
    position++;
    append(() -> forms.bytes(record), List.of(), emittedAt);
  }

  /** Appends the line of a record that is JSON already. */
  void encode(ByteRange record, long emittedAt) {
    position++;
    append(record, List.of(), emittedAt);
  }

  /** Appends the line of a record that is JSON already, unread where it may be. */
  void encodeTrusted(ByteRange record, long emittedAt) {
    if (blind && record.length() <= SHORT && LineSafety.of(record)) {
      position++;
      start();
      outline.take(record);
      frame.append(outline, List.of(), emittedAt, lines);
    } else {
      encode(record, emittedAt);
    }
  }

  /** How records leave. */
  WireDialect dialect() {
    return rules.dialect();
  }

  /** The columns of rows of this stream. */
  RowFields columns(List<String> names) {
    return new RowFields(names, rules.name(), fields);
  }

  /** Appends the line of a record that is a row. */
  void encode(EmittedRow row, long emittedAt) {
    position++;
    start();
    try {
      row.outline(outline);
      List<String> lost = row.lost();
      finish(lost.isEmpty() ? List.of() : nulled(lost), emittedAt);
    } catch (WrongRecordException e) {
      throw wrong(e.problem(), e);
    } finally {
      drop();
    }
  }

  /** Takes the last line back: the record is not to be sent. Once per record. */
  void takeBack() {
    lines.cut(before);
  }

  /** The cursor of the last record; empty when it is null or absent. */
  Optional<JsonNode> cursor() {
    return cursor;
  }

  /** The last record as its author gave it, for {@link RecordHash}; holds until the next one. */
  ByteRange record() {
    return outline.given();
  }

  /** How many records have come, those refused or taken back among them. */
  long position() {
    return position;
  }

  /** What was odd about the records so far. */
  RecordNotes notes() {
    if (encoded == 0) {
      return RecordNotes.NONE;
    }
    Set<String> undeclared = fields.unwanted();
    undeclared.removeIf(rules.declaredFields()::has);
    Set<String> absent = new TreeSet<>();
    rules.wantedFields().fieldNames().forEachRemaining(absent::add);
    absent.removeIf(name -> fields.named(name) != null);
    return new RecordNotes(encoded, undeclared, absent, withoutCursor);
  }

  private void append(Form form, List<AirbyteRecordMessageMetaChange> changes, long emittedAt) {
    ByteRange written = written(form);
    append(written, withNulled(changes), emittedAt);
  }

  private void append(
      ByteRange record, List<AirbyteRecordMessageMetaChange> changes, long emittedAt) {
    start();
    try {
      outline.read(record);
      finish(changes, emittedAt);
    } catch (WrongRecordException e) {
      throw wrong(e.problem(), e);
    } finally {
      drop();
    }
  }

  private void start() {
    before = lines.size();
    whole = false;
  }

  /** Appends the record of the outline. */
  private void finish(List<AirbyteRecordMessageMetaChange> changes, long emittedAt) {
    requireData();
    requireKey();
    requireSchema();
    frame.append(wire == null ? outline : wire.of(outline), changes, emittedAt, lines);
    whole = true;
    encoded++;
    if (!rules.cursor().isEmpty()) {
      cursor = RecordValue.find(outline, rules.cursor());
      withoutCursor += cursor.isPresent() ? 0 : 1;
    }
  }

  /** Leaves nothing behind of a line that is not whole. */
  private void drop() {
    if (!whole) {
      lines.cut(before);
    }
  }

  private void requireData() {
    if (outline.count() == 0) {
      throw new WrongRecordException("is empty. Emit at least one field");
    }
    if (outline.kept() == 0) {
      throw new WrongRecordException(
          "has no field of the configured schema. Declare the fields it has");
    }
  }

  /** The destination could not tell such a record from another one, and would lose one of them. */
  private void requireKey() {
    boolean anyValue = primaryKey.isEmpty();
    for (List<String> path : primaryKey) {
      int entry = outline.find(path.get(0));
      if (entry < 0 || !outline.emits(entry)) {
        throw new WrongRecordException(
            "has no field " + path + " of the primary key. Emit it, or choose another key");
      }
      anyValue |=
          path.size() == 1 ? !outline.isNull(entry) : RecordValue.find(outline, path).isPresent();
    }
    if (!anyValue) {
      throw new WrongRecordException(
          "has no value in its primary key " + primaryKey + ". Emit one, or choose another key");
    }
  }

  private void requireSchema() {
    if (validator == null) {
      return;
    }
    ByteRange given = outline.given();
    Optional<String> problem = validator.problem(given.array(), given.offset(), given.length());
    if (problem.isPresent()) {
      throw new WrongRecordException(problem.get() + ". Correct the record or the schema");
    }
  }

  private List<AirbyteRecordMessageMetaChange> withNulled(
      List<AirbyteRecordMessageMetaChange> changes) {
    Map<String, String> nulled = forms.takeNulled();
    if (nulled.isEmpty()) {
      return changes;
    }
    List<String> wanted =
        nulled.entrySet().stream()
            .filter(field -> rules.wants(field.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    List<AirbyteRecordMessageMetaChange> all = new ArrayList<>(changes);
    all.addAll(nulled(wanted));
    return all;
  }

  private static List<AirbyteRecordMessageMetaChange> nulled(List<String> paths) {
    return paths.stream()
        .map(
            path ->
                new AirbyteRecordMessageMetaChange()
                    .withField(path)
                    .withChange(Change.NULLED)
                    .withReason(Reason.SOURCE_SERIALIZATION_ERROR))
        .toList();
  }

  private ByteRange written(Form form) {
    try {
      return form.bytes();
    } catch (JsonProcessingException e) {
      throw wrong("cannot be written as JSON. Correct what writes it", e);
    } catch (WrongRecordException e) {
      throw wrong(e.problem(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SystemException wrong(String problem, @Nullable Throwable cause) {
    return new SystemException(
        "Record " + position + " of stream " + rules.name() + " " + problem + ".", cause);
  }

  /** One of the forms, brought into bytes. */
  @FunctionalInterface
  private interface Form {
    ByteRange bytes() throws IOException;
  }
}
