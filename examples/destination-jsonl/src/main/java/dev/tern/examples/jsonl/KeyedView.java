package dev.tern.examples.jsonl;

import dev.tern.cdk.destination.WriteRequest;
import dev.tern.protocol.DestinationSyncMode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file with one line for each key of a stream, and beside it one with the key and the cursor of
 * each row that was deleted: what is older must not bring it back.
 *
 * <p>Their next content is made beside it, bucket by bucket, so that memory holds one bucket and
 * not the stream; each takes the place of the old in one step. A log that is merged twice makes the
 * same files, so a crash in between does no harm.
 */
final class KeyedView {

  private final Path file;
  private final Path deleted;
  private final FileSeries series;
  private final WriteRequest request;
  private final Deletes deletes;

  KeyedView(Path file, WriteRequest request, Deletes deletes) {
    this.file = file;
    this.deleted = StagedFiles.deleted(file);
    this.series = new FileSeries(file);
    this.request = request;
    this.deletes = deletes;
  }

  /** Merges a log into what the view has, and drops the log. */
  void merge(Path log) throws IOException {
    if (Files.exists(file) && size(log) == 0) {
      Files.deleteIfExists(log);
      return;
    }
    build(true, log);
  }

  /** Makes the view of a log alone, and drops the log. */
  void replaceBy(Path log) throws IOException {
    build(false, log);
  }

  private void build(boolean keeping, Path log) throws IOException {
    List<Path> inputs = new ArrayList<>();
    if (keeping) {
      inputs.addAll(series.full()); // from when the stream had no key
      inputs.addAll(List.of(file, deleted));
    }
    inputs.add(log);
    Path next = next(file);
    Path nextDeleted = next(deleted);
    try (Buckets buckets = new Buckets(file, size(inputs));
        LineFile rows = LineFile.create(next);
        LineFile gone = LineFile.create(nextDeleted)) {
      for (Path input : inputs) {
        Buckets.lines(input, line -> spread(line, buckets));
      }
      List<Path> spread = buckets.finish();
      rows.append(live -> gone.append(dead -> write(spread, live, dead)));
    }
    replace(nextDeleted, deleted);
    series.replaceBy(next);
    Files.deleteIfExists(log);
  }

  private static Path next(Path path) {
    return path.resolveSibling(path.getFileName() + ".next");
  }

  private static void replace(Path next, Path old) throws IOException {
    if (Files.size(next) > 0 || Files.exists(old)) {
      Files.move(next, old, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.delete(next);
    }
  }

  private static long size(List<Path> paths) throws IOException {
    long bytes = 0;
    for (Path path : paths) {
      bytes += size(path);
    }
    return bytes;
  }

  private static long size(Path path) throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  private void spread(byte[] line, Buckets buckets) throws IOException {
    buckets.add(KeyedLine.parse(line).key(request.primaryKey()), line);
  }

  private void write(List<Path> buckets, OutputStream live, OutputStream dead) throws IOException {
    for (Path bucket : buckets) {
      Map<String, KeyedLine> rows = new LinkedHashMap<>();
      Buckets.lines(bucket, line -> apply(KeyedLine.parse(line), rows));
      for (KeyedLine row : rows.values()) {
        if (row.isTombstone() || (row.deleted() && deletes == Deletes.HARD)) {
          row.tombstone(request.primaryKey(), request.cursor()).writeTo(dead);
        } else {
          row.writeTo(live);
        }
      }
    }
  }

  private void apply(KeyedLine line, Map<String, KeyedLine> rows) {
    rows.merge(line.key(request.primaryKey()), line, this::newer);
  }

  /** What a key has after one more line; the first line of a key stands as it is. */
  private KeyedLine newer(KeyedLine row, KeyedLine line) {
    boolean whole = request.mode() == DestinationSyncMode.APPEND_DEDUP;
    if ((whole || line.names(request.cursor())) && !line.replaces(row, request.cursor())) {
      return row;
    }
    return switch (request.mode()) {
      case UPDATE -> row.updatedBy(line);
      case SOFT_DELETE -> row.deletedBy(line);
      case APPEND, OVERWRITE, APPEND_DEDUP -> line;
    };
  }
}
