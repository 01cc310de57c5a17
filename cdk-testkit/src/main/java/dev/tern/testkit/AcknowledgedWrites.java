package dev.tern.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Syncs into a destination that is killed (SIGKILL), each going on from what was acknowledged, with
 * a look into the store at every state that is echoed or behind every kill (WRITE-1, DST-5).
 *
 * <p>Records of all streams are interleaved and have the fields {@code id}, which counts from 0 in
 * each stream, {@code at}, the same number, and {@code of}, the name of the stream. After every few
 * records comes a state whose data is how many records went before. For one thread.
 */
public final class AcknowledgedWrites {

  private static final int KILLS_PER_EARLY_ONE = 5;

  private final ConnectorCommand command;
  private final List<Object> arguments;
  private final StoreReader store;
  private final Random random;
  private final WrittenStreams streams;
  private long firstEcho;
  private long whole = TimeUnit.SECONDS.toNanos(5);

  /**
   * A connection without a state.
   *
   * @param arguments of a write
   * @param streams names in the catalog, without a namespace
   * @param global whether states are of all streams together
   * @param store looks into the store while the destination stands still
   * @param random chooses the order of messages and the moments of the kills
   */
  public AcknowledgedWrites(
      ConnectorCommand command,
      List<?> arguments,
      List<String> streams,
      boolean global,
      StoreReader store,
      Random random) {
    this.command = command;
    this.arguments = List.copyOf(arguments);
    this.store = store;
    this.random = random;
    this.streams = new WrittenStreams(streams, random, global);
  }

  /**
   * Sends some records, looks into the store at each echo, and kills the destination at a random
   * one of them.
   *
   * @throws AssertionError when a record before an echoed state is not in the store
   */
  public void killAtAnEcho(int records) {
    WrittenStreams.Input input = streams.next(records);
    int moment = random.nextInt(input.states()) + 1;
    try (RunningConnector running = command.start(arguments.toArray())) {
      running.send(input.text());
      for (int echo = 0; echo < moment; echo++) {
        Optional<String> line = running.awaitLine(AcknowledgedWrites::isState);
        if (line.isEmpty()) {
          throw new AssertionError("It ended too early: " + running.await());
        }
        signal(running, "STOP");
        acknowledge(line.get());
        requireStored();
        signal(running, "CONT");
      }
      running.kill();
      running.awaitExit();
    }
  }

  /**
   * Sends some records and kills the destination at any moment between its start and its end, as
   * long as the last whole sync took; then looks into the store.
   *
   * @return whether it was killed before it had ended by itself
   * @throws AssertionError when a record before an echoed state is not in the store
   */
  public boolean killAtAnyMoment(int records) {
    WrittenStreams.Input input = streams.next(records);
    long from = random.nextInt(KILLS_PER_EARLY_ONE) == 0 ? 0 : firstEcho;
    long delay = from + (long) (random.nextDouble() * (whole - from));
    try (RunningConnector running = command.start(arguments.toArray())) {
      Background.after(delay, TimeUnit.NANOSECONDS).execute(running::kill);
      return run(running, input).exitCode() != 0;
    }
  }

  /** Sends some records to the end; everything is acknowledged then. */
  public RunResult finish(int records) {
    WrittenStreams.Input input = streams.next(records);
    try (RunningConnector running = command.start(arguments.toArray())) {
      return run(running, input);
    }
  }

  /** Lets it run to whatever end, then looks into the store. */
  private RunResult run(RunningConnector running, WrittenStreams.Input input) {
    long start = System.nanoTime();
    CompletableFuture<Void> sent =
        Background.run(
            () -> {
              running.send(input.text());
              running.endInput();
            });
    boolean unused = running.awaitLine(AcknowledgedWrites::isState).isPresent();
    long echoed = System.nanoTime() - start;
    RunResult result = running.await();
    if (result.exitCode() == 0) {
      firstEcho = echoed;
      whole = System.nanoTime() - start;
    }
    sent.join();
    result.lines().stream().filter(AcknowledgedWrites::isWholeState).forEach(this::acknowledge);
    requireStored();
    return result;
  }

  /** How many records of a stream are acknowledged. */
  public int acknowledged(String stream) {
    return streams.acknowledged(stream);
  }

  private static boolean isState(String line) {
    return line.startsWith("{\"type\":\"STATE\"");
  }

  /** The last line of one that was killed may be cut, and the beginning of an object is no JSON. */
  private static boolean isWholeState(String line) {
    try {
      return isState(line) && ProtocolJson.mapper().readTree(line).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private void acknowledge(String line) {
    AirbyteMessage message = Transcript.ofLines(List.of(line)).messages().get(0);
    streams.acknowledge(message.getState());
  }

  private void requireStored() {
    for (String stream : streams.names()) {
      Set<Integer> found = new HashSet<>();
      for (JsonNode row : store.dump(null, stream)) {
        found.add(row.get("id").asInt());
      }
      for (int id = 0; id < acknowledged(stream); id++) {
        if (!found.contains(id)) {
          throw new AssertionError(
              "Record " + id + " of '" + stream + "' is lost at " + acknowledged(stream) + ".");
        }
      }
    }
  }

  /** Sends a signal that Java has no word for. */
  private static void signal(RunningConnector running, String name) {
    try {
      long pid = running.process().pid();
      new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
