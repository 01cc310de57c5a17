package dev.tern.cdk.destination;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.DestinationSyncMode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A small but complete destination that stores in memory and tells what was asked of it. */
final class MemoryDestination extends AbstractDestination<MemoryDestination.Config> {

  /** Nothing is needed. */
  public record Config(Optional<String> note) {}

  final Map<String, List<String>> store = new ConcurrentSkipListMap<>();
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** Which call fails, as it stands in the list of calls. */
  @Nullable String failing;

  Exception failure = new IllegalStateException("the store is broken");

  /** Why records are rejected. */
  String refusal = "It does not fit.";

  /** Whether no writer comes back. */
  boolean writerless;

  /** A record whose data contains this is rejected. */
  @Nullable String refused;

  /** What is stored of a stream. */
  List<String> rows(String stream) {
    return store.getOrDefault(stream, List.of());
  }

  @Override
  protected void check(Config config) throws Exception {
    call("check");
  }

  @Override
  protected StreamWriter open(Config config, WriteRequest request) throws Exception {
    String name = StreamNames.text(request.descriptor());
    call("open " + name + (request.replaces() ? " to replace" : ""));
    return writerless ? missing() : new Writer(name, request.replaces());
  }

  @Override
  protected Capabilities capabilities() {
    return Capabilities.of(
        DestinationSyncMode.APPEND,
        DestinationSyncMode.OVERWRITE,
        DestinationSyncMode.APPEND_DEDUP);
  }

  @Override
  protected void close() throws Exception {
    call("close");
  }

  @SuppressWarnings("NullAway") // the mistake under test
  private static StreamWriter missing() {
    return null;
  }

  private void call(String call) throws Exception {
    calls.add(call);
    if (call.equals(failing)) {
      throw failure;
    }
  }

  private final class Writer implements StreamWriter {

    private final String name;
    private final boolean replaces;
    private List<String> staged = new ArrayList<>();

    Writer(String name, boolean replaces) {
      this.name = name;
      this.replaces = replaces;
    }

    @Override
    public void write(Batch batch) throws Exception {
      List<String> rows = new ArrayList<>();
      for (BatchRecord record : batch) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        record.writeData(data);
        String row = data.toString(StandardCharsets.UTF_8);
        if (refused != null && row.contains(refused)) {
          batch.reject(record.index(), refusal);
        } else {
          rows.add(row);
        }
      }
      call("write " + name + " " + batch.size());
      (replaces ? staged : store.computeIfAbsent(name, key -> new ArrayList<>())).addAll(rows);
    }

    @Override
    public void complete() throws Exception {
      call("complete " + name);
      if (replaces) {
        store.put(name, staged);
      }
    }

    @Override
    public void abandon() throws Exception {
      call("abandon " + name);
      staged = new ArrayList<>();
    }

    @Override
    public void close() throws Exception {
      call("close " + name);
    }
  }
}
