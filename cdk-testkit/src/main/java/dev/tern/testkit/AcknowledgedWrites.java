package dev.tern.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Syncs into a destination that read the store back at every state that is echoed, then kill the
 * destination (SIGKILL) at a random one of them.
 *
 * <p>Records of all streams are interleaved and have the fields {@code id}, which counts from 0 in
 * each stream, and {@code at}, the same number. After every few records comes the STREAM state of
 * one stream, whose data is how many of its records went before. The next sync goes on there. For
 * one thread.
 */
public final class AcknowledgedWrites {

  private final ConnectorCommand command;
  private final List<Object> arguments;
  private final List<String> streams;
  private final StoreReader store;
  private final Random random;
  private final int[] acknowledged;

  /**
   * A connection without a state.
   *
   * @param arguments of a write
   * @param streams names in the catalog, without a namespace
   * @param random chooses the order of messages and the moments of the kills
   */
  public AcknowledgedWrites(
      ConnectorCommand command,
      List<?> arguments,
      List<String> streams,
      StoreReader store,
      Random random) {
    this.command = command;
    this.arguments = List.copyOf(arguments);
    this.streams = List.copyOf(streams);
    this.store = store;
    this.random = random;
    this.acknowledged = new int[streams.size()];
  }

  /**
   * Sends some records, checks the store at each echo, and kills the destination at a random one.
   *
   * @throws AssertionError when a record before an echoed state is not in the store
   */
  public void kill(int records) {
    Input input = input(records);
    int moment = random.nextInt(input.states()) + 1;
    try (RunningConnector running = command.start(arguments.toArray())) {
      running.send(input.text());
      for (int echo = 0; echo < moment; echo++) {
        String line =
            running
                .awaitLine(text -> text.startsWith("{\"type\":\"STATE\""))
                .orElseThrow(() -> new AssertionError("It ended too early: " + running.await()));
        verify(line);
      }
      running.kill();
      running.awaitExit();
    }
  }

  /** Sends some records and ends; everything is acknowledged then. */
  public RunResult finish(int records) {
    RunResult result = command.runWithInput(input(records).text(), arguments.toArray());
    result.lines().stream()
        .filter(text -> text.startsWith("{\"type\":\"STATE\""))
        .forEach(this::verify);
    return result;
  }

  /** How many records of a stream are acknowledged. */
  public int acknowledged(String stream) {
    return acknowledged[streams.indexOf(stream)];
  }

  private void verify(String line) {
    AirbyteMessage message = Transcript.ofLines(List.of(line)).messages().get(0);
    var state = message.getState().getStream();
    String stream = state.getStreamDescriptor().getName();
    int covered = state.getStreamState().get("n").asInt();
    Set<Integer> found = new HashSet<>();
    for (JsonNode row : store.dump(null, stream)) {
      found.add(row.get("id").asInt());
    }
    for (int id = 0; id < covered; id++) {
      if (!found.contains(id)) {
        throw new AssertionError(
            "Record " + id + " of '" + stream + "' is lost at its state " + covered + ".");
      }
    }
    acknowledged[streams.indexOf(stream)] = covered;
  }

  private Input input(int records) {
    StringBuilder text = new StringBuilder();
    int[] sent = acknowledged.clone();
    int states = 0;
    for (int i = 0; i < records; i++) {
      int stream = random.nextInt(sent.length);
      text.append(record(streams.get(stream), sent[stream]++));
      if (random.nextInt(5) == 0) {
        int stated = random.nextInt(sent.length);
        text.append(state(streams.get(stated), sent[stated]));
        states++;
      }
    }
    for (int stream = 0; stream < sent.length; stream++) {
      text.append(state(streams.get(stream), sent[stream]));
      states++;
    }
    return new Input(text.toString(), states);
  }

  private static String record(String stream, int id) {
    return String.format(
        "{\"type\":\"RECORD\",\"record\":{\"stream\":\"%s\",\"data\":{\"id\":%d,\"at\":%d},"
            + "\"emitted_at\":1700000000000}}%n",
        stream, id, id);
  }

  private static String state(String stream, int count) {
    return String.format(
        "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
            + "{\"name\":\"%s\"},\"stream_state\":{\"n\":%d}}}}%n",
        stream, count);
  }

  private record Input(String text, int states) {}
}
