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
 * A worker of its own process, to be killed: it opens the database, makes row after row durable in
 * a file, commits the state after each, ends its job, and says every step on its stdout.
 */
final class KilledWorker {

  static final String NAME = "killed";

  private final FileChannel rows;
  private final int most;
  private final PrintStream steps;

  private KilledWorker(FileChannel rows, int most, PrintStream steps) {
    this.rows = rows;
    this.most = most;
    this.steps = steps;
  }

  /** Arguments: the folder, the URL of the database, the file of rows, how many of them to move. */
  public static void main(String[] arguments) throws IOException {
    System.out.println("here");
    try (FileChannel rows =
            FileChannel.open(
                Path.of(arguments[2]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Lab lab = new Lab(new StoreLocation(Path.of(arguments[0]), arguments[1]))) {
      KilledWorker worker = new KilledWorker(rows, Integer.parseInt(arguments[3]), System.out);
      lab.sync(connection(lab), worker::work);
    }
  }

  private static Connection connection(Lab lab) {
    return lab.worker.connections().all().stream()
        .filter(connection -> connection.name().equals(NAME))
        .findFirst()
        .orElseGet(() -> lab.connection(NAME));
  }

  private AttemptResult work(AttemptPlan plan, SyncJournal journal) {
    long row =
        plan.states().stream()
            .mapToLong(state -> state.getStream().getStreamState().path("row").asLong())
            .findFirst()
            .orElse(0);
    step("from " + row);
    long last = row + most;
    while (row < last && !steps.checkError()) {
      row++;
      append(row);
      step("durable " + row);
      journal.commit(Told.acknowledged(Told.state(Told.USERS, "{\"row\": " + row + "}"), 1));
      step("committed " + row);
    }
    return Told.succeeded();
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
