package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteRecordMessageMeta;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The only way out for the records of one stream, open while its author reads. */
final class StreamEmitter implements RecordEmitter {

  private final ReadDesk desk;
  private final PlannedStream planned;
  private final StreamDescriptor stream;
  private final FieldSelection fields;
  private final UnaryOperator<JsonNode> wire;
  private final StatusAnnouncer status;
  private final RecordRemarks remarks;

  private final FirstRefusal refusal = new FirstRefusal();
  private final RecordJson json;
  private long position;
  private boolean closed;

  StreamEmitter(ReadDesk desk, PlannedStream planned, StatusAnnouncer status) {
    this.desk = desk;
    this.planned = planned;
    this.stream = planned.descriptor();
    JsonNode schema = planned.request().stream().getStream().getJsonSchema();
    this.fields = new FieldSelection(schema);
    this.wire = desk.dialect().records(schema);
    this.status = status;
    this.remarks = new RecordRemarks(planned.description(), planned.request().cursorField());
    this.json = new RecordJson(name(), Optional.empty());
  }

  @Override
  public void emit(Record record) {
    refusal.rethrow();
    try {
      requireOpen();
      send(json.of(record), List.of());
    } catch (RuntimeException | Error e) {
      refusal.keep(e);
      throw e;
    }
  }

  @Override
  public void emit(JsonNode record) {
    emit(record, List.of());
  }

  @Override
  public void emit(JsonNode record, List<AirbyteRecordMessageMetaChange> changes) {
    refusal.rethrow();
    try {
      send(record, changes);
    } catch (RuntimeException | Error e) {
      refusal.keep(e);
      throw e;
    }
  }

  private void send(JsonNode record, List<AirbyteRecordMessageMetaChange> changes) {
    kitTakesOver();
    if (desk.stop().requested()) {
      throw new StoppedException();
    }
    position++;
    JsonNode data = data(record);
    status.running();
    desk.out().writeRecord(stream, data, System.currentTimeMillis(), meta(changes));
    remarks.sent(record);
    desk.states().count();
    desk.turn().begin();
  }

  @Override
  public void checkpoint(JsonNode state) {
    refusal.rethrow();
    try {
      cover(state);
    } catch (RuntimeException | Error e) {
      refusal.keep(e);
      throw e;
    }
  }

  @Override
  public void emit(RecordWriter writer) {
    emit(RecordTree.of(writer), List.of());
  }

  @Override
  public void emitJson(byte[] utf8, int offset, int length) {
    emit(RecordTree.of(utf8, offset, length), List.of());
  }

  @Override
  public void estimate(long rows, long bytes) {
    desk.estimates().stream(stream, rows, bytes);
  }

  @Override
  public void rateLimited(Instant quotaReset) {
    status.rateLimited(quotaReset);
  }

  @Override
  public void checkpointShared(JsonNode shared) {
    desk.states().share(shared);
  }

  private void cover(JsonNode state) {
    kitTakesOver();
    if (!state.isObject()) {
      throw new SystemException(
          "A state of stream " + name() + " is no JSON object. Checkpoint with an object.");
    }
    if (planned.resumable()) {
      desk.states().checkpoint(state);
    }
    desk.turn().begin();
  }

  @Override
  public boolean stopRequested() {
    return desk.stop().requested();
  }

  private static Optional<AirbyteRecordMessageMeta> meta(
      List<AirbyteRecordMessageMetaChange> changes) {
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new AirbyteRecordMessageMeta().withChanges(changes));
  }

  /** Refuses everything from now on: the author's reading has ended. */
  void close() {
    closed = true;
  }

  /** What was refused first, if anything; more may come from other threads at any time. */
  FirstRefusal refusal() {
    return refusal;
  }

  /** What there is to say about the records; for the thread that reads. */
  List<String> warnings() {
    return remarks.warnings();
  }

  StreamDescriptor stream() {
    return stream;
  }

  private JsonNode data(JsonNode record) {
    if (!record.isObject()) {
      throw wrong("is no JSON object. Emit an object");
    }
    JsonNode data = fields.select(record);
    if (data.size() < record.size()) {
      remarks.leftOut(record);
    }
    if (data.isEmpty()) {
      throw wrong("has no field of the configured schema. Declare the fields it has");
    }
    return wire.apply(data);
  }

  private void kitTakesOver() {
    requireOpen();
    desk.turn().end();
  }

  private void requireOpen() {
    if (!desk.turn().isHere()) {
      throw new SystemException(
          "A record or state of stream "
              + name()
              + " came from another thread. Emit from the thread that reads.");
    }
    if (closed) {
      throw new SystemException(
          "A record or state of stream "
              + name()
              + " came after its reading had ended. Emit before read returns.");
    }
  }

  private SystemException wrong(String problem) {
    return new SystemException("Record " + position + " of stream " + name() + " " + problem + ".");
  }

  private String name() {
    return StreamNames.text(stream);
  }
}
