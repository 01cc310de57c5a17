package dev.tern.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Syncs of one connection that are killed at random moments (SIGKILL), each going on from the last
 * state that was written whole.
 *
 * <p>Moments are counted in lines that were read, which spreads them over the whole of a sync
 * whatever the speed of the machine; the connector is some buffers ahead of that. For one thread.
 */
public final class KilledSyncs {

  private final ConnectorCommand command;
  private final List<Object> arguments;
  private final Path folder;
  private final Random random;
  private final Delivery delivery = new Delivery();

  /**
   * A connection without a state.
   *
   * @param arguments of a read, without {@code --state}
   * @param folder for state files
   * @param random chooses the moments
   */
  public KilledSyncs(ConnectorCommand command, List<?> arguments, Path folder, Random random) {
    this.command = command;
    this.arguments = List.copyOf(arguments);
    this.folder = folder;
    this.random = random;
  }

  /**
   * Begins a sync that is killed when some lines have come, fewer than a number.
   *
   * @return whether the sync was cut before it had ended by itself
   */
  public boolean kill(int lines) {
    int moment = random.nextInt(lines) + 1;
    try (RunningConnector running = command.start(arguments())) {
      List<String> read = new ArrayList<>();
      while (read.size() < moment && running.awaitLine(read::add).isPresent()) {
        // reads on
      }
      boolean cut = read.size() == moment;
      running.kill();
      delivery.take(Transcript.ofLines(read));
      return cut;
    }
  }

  /** Lets a sync read to its end. */
  public RunResult finish() {
    RunResult result = command.run(arguments());
    delivery.take(Transcript.ofLines(result.lines()));
    return result;
  }

  /** What has arrived for good so far. */
  public Delivery delivery() {
    return delivery;
  }

  private Object[] arguments() {
    List<Object> all = new ArrayList<>(arguments);
    if (!delivery.states().states().isEmpty()) {
      all.add("--state");
      all.add(delivery.states().writeTo(folder.resolve("states.json")));
    }
    return all.toArray();
  }
}
