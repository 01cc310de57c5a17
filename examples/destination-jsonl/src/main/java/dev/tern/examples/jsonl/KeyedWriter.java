package dev.tern.examples.jsonl;

import dev.tern.cdk.destination.Batch;
import dev.tern.cdk.destination.BatchRecord;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.protocol.DestinationSyncMode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a stream with a key: records go to a log, from which the view is made when the stream is
 * complete or closed.
 */
final class KeyedWriter implements StreamWriter {

  private final WriteRequest request;
  private final KeyedView view;
  private final Path log;
  private final LineFile file;
  private final MetadataLines lines;
  private final Optional<KnownKeys> known;
  private final boolean staged;
  private boolean merged;

  private KeyedWriter(WriteRequest request, KeyedView view, Path target, boolean staged)
      throws IOException {
    this.request = request;
    this.view = view;
    this.staged = staged;
    this.log = staged ? StagedFiles.of(target, request) : StagedFiles.log(target);
    boolean patches =
        request.mode() == DestinationSyncMode.UPDATE
            || request.mode() == DestinationSyncMode.SOFT_DELETE;
    this.known = patches ? Optional.of(new KnownKeys(target, request)) : Optional.empty();
    this.file = LineFile.extend(log);
    this.lines = new MetadataLines(request);
  }

  /** Opens a stream in a folder that is there; what a crash left in its log is merged first. */
  static KeyedWriter open(Path target, WriteRequest request, Deletes deletes) throws IOException {
    KeyedView view = new KeyedView(target, request, deletes);
    new FileSeries(target).repair();
    if (Files.exists(StagedFiles.log(target))) {
      LineFile.extend(StagedFiles.log(target)).close(); // drops half a line
      view.merge(StagedFiles.log(target));
    }
    boolean staged = StagedFiles.prepare(target, request);
    if (!staged && Files.exists(StagedFiles.of(target, request))) {
      view.merge(StagedFiles.of(target, request)); // the swap was made, its log was left
    }
    return new KeyedWriter(request, view, target, staged);
  }

  @Override
  public void write(Batch batch) {
    try {
      Set<String> missing = missing(batch);
      file.append(out -> writeLines(batch, missing, out));
      reject(batch, missing);
    } catch (IOException e) {
      throw StoreFailures.of(log, e);
    }
  }

  private Set<String> missing(Batch batch) throws IOException {
    if (known.isEmpty()) {
      return Set.of();
    }
    Set<String> keys = new HashSet<>();
    for (BatchRecord record : batch) {
      keys.add(key(record));
    }
    keys.removeAll(known.get().known(keys));
    return keys;
  }

  private String key(BatchRecord record) {
    return KeyedLine.key(record.data(), request.primaryKey());
  }

  private void writeLines(Batch batch, Set<String> missing, OutputStream out) throws IOException {
    for (BatchRecord record : batch) {
      if (missing.isEmpty() || !missing.contains(key(record))) {
        lines.write(record, out);
      }
    }
  }

  private void reject(Batch batch, Set<String> missing) {
    if (missing.isEmpty()) {
      return;
    }
    for (BatchRecord record : batch) {
      if (missing.contains(key(record))) {
        batch.reject(record.index(), "There is no row with its key.");
      }
    }
  }

  @Override
  public void complete() {
    try {
      file.close();
      if (staged) {
        view.replaceBy(log);
      } else {
        view.merge(log);
      }
      merged = true;
    } catch (IOException e) {
      throw StoreFailures.of(log, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
      if (known.isPresent()) {
        known.get().close();
      }
      if (!staged && !merged) {
        view.merge(log);
      }
    } catch (IOException e) {
      throw StoreFailures.of(log, e);
    }
  }
}
