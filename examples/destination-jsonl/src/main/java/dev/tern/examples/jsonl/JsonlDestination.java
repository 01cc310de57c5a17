package dev.tern.examples.jsonl;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.destination.AbstractDestination;
import dev.tern.cdk.destination.BatchLimits;
import dev.tern.cdk.destination.Capabilities;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.TransientException;
import dev.tern.cdk.spec.Default;
import dev.tern.cdk.spec.Description;
import dev.tern.cdk.spec.Range;
import dev.tern.cdk.spec.Title;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Stores each stream as files of JSON lines below a folder. */
public final class JsonlDestination extends AbstractDestination<JsonlDestination.Config> {

  /** What it has to be told. */
  public record Config(
      @Title("Folder") @Description("Where the files go. It is made if it does not exist.")
          String path,
      @Title("Deletes")
          @Description("What becomes of the row of a record the source has deleted.")
          @Default("hard")
          Deletes deletes,
      @Title("Rows in a batch")
          @Description("How many records are made durable together at most.")
          @Default("50000")
          @Range(min = 1, max = 1_000_000)
          int batchRows,
      @Title("Bytes in a file")
          @Description(
              "The size at which a stream that is added to goes on in a new file, in bytes.")
          @Default("1073741824")
          @Range(min = 1000)
          long fileBytes,
      @Title("Metadata")
          @Description(
              "Whether a line tells where its record comes from, beside the data. Without it a line"
                  + " is the data alone; records can then be added or replaced, but not updated.")
          @Default("true")
          boolean metadata) {

    Path folder() {
      try {
        return Path.of(path).toAbsolutePath().normalize();
      } catch (InvalidPathException e) {
        throw new ConfigException(
            "The 'path' cannot be a folder on this system: " + e.getReason() + ". Choose another.",
            e);
      }
    }
  }

  private final FolderLocks locks = new FolderLocks();

  /** For {@link #main} and for tests. */
  public JsonlDestination() {}

  @Override
  protected void check(Config config) {
    Path folder = config.folder();
    try {
      Folders.probe(folder);
      if (FolderLocks.known(folder)) {
        locks.hold(folder);
      }
    } catch (TransientException e) {
      throw new ConfigException(
          FolderLocks.refusal(folder), e); // the kit reports only these as FAILED
    } catch (IOException e) {
      throw StoreFailures.of(folder, e);
    }
  }

  @Override
  protected StreamWriter open(Config config, WriteRequest request) {
    Path file = StreamPaths.file(config.folder(), request.descriptor());
    try {
      take(config.folder());
      take(LineFile.parent(file)); // somebody's 'path' may be the folder of our namespace
      return switch (request.mode()) {
        case APPEND, OVERWRITE -> JsonlWriter.open(file, request, config);
        case APPEND_DEDUP, UPDATE, SOFT_DELETE -> {
          requireMetadata(config, request);
          yield KeyedWriter.open(file, request, config.deletes());
        }
      };
    } catch (IOException e) {
      throw StoreFailures.of(file, e);
    }
  }

  private static void requireMetadata(Config config, WriteRequest request) {
    if (!config.metadata()) {
      throw new ConfigException(
          "Stream "
              + StreamNames.text(request.descriptor())
              + " has the destination sync mode "
              + request.mode().value()
              + ", which needs 'metadata'. Turn that on, or choose append or overwrite.");
    }
  }

  private void take(Path folder) throws IOException {
    Folders.make(folder);
    locks.hold(folder);
  }

  @Override
  protected void close() throws IOException {
    locks.close();
  }

  @Override
  protected BatchLimits batchLimits(Config config) {
    return BatchLimits.usual().withRows(config.batchRows());
  }

  @Override
  protected Capabilities capabilities() {
    return Capabilities.ofAllModes().withRefreshes().withHardDeletes().withSoftDeletes();
  }

  /** Runs it as a process. */
  public static void main(String[] args) {
    System.exit(DestinationRunner.run(new JsonlDestination(), args));
  }
}
