package dev.tern.worker;

import dev.tern.worker.store.Connection;
import dev.tern.worker.store.StoreLocation;
import dev.tern.worker.sync.AttemptPlan;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.SyncJournal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A worker of its own process, to be killed: it makes row after row durable in a file, commits the
 * state after each, and says every step on its stdout.
 */
final class KilledWorker {

  private final FileChannel rows;
  private final PrintStream steps;

  private KilledWorker(FileChannel rows, PrintStream steps) {
    this.rows = rows;
    this.steps = steps;
  }

  /** Arguments: the folder, the URL of the database, the file of rows. */
  public static void main(String[] arguments) throws IOException {
    try (FileChannel rows =
            FileChannel.open(
                Path.of(arguments[2]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Lab lab = new Lab(new StoreLocation(Path.of(arguments[0]), arguments[1]))) {
      KilledWorker worker = new KilledWorker(rows, System.out);
      Connection connection = lab.worker.connections().require("killed");
      lab.sync(connection, worker::work);
    }
  }

  private AttemptResult work(AttemptPlan plan, SyncJournal journal) {
    long row =
        plan.states().stream()
            .mapToLong(state -> state.getStream().getStreamState().path("row").asLong())
            .findFirst()
            .orElse(0);
    step("from " + row);
    while (!steps.checkError()) {
      row++;
      append(row);
      step("durable " + row);
      journal.commit(Told.acknowledged(Told.state(Told.USERS, "{\"row\": " + row + "}"), 1));
      step("committed " + row);
    }
    return Told.failed();
  }

  private void append(long row) {
    try {
      rows.write(ByteBuffer.wrap((row + "\n").getBytes(StandardCharsets.UTF_8)));
      step("written " + row);
      rows.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void step(String text) {
    steps.println(text);
    steps.flush();
  }
}
