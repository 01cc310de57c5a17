package dev.tern.examples.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A source and a destination as two processes with a pipe of the operating system between them, as
 * {@code source read | destination write} in a shell. What comes out is what the destination says.
 */
record Pipe(ConnectorJar source, ConnectorJar destination) {

  /**
   * Moves data until the source has no more.
   *
   * @param state the arguments that hand a state over; none for the first sync
   */
  Transcript sync(Path sourceConfig, Path destinationConfig, Path catalog, List<Object> state)
      throws IOException, InterruptedException {
    List<Object> read =
        new ArrayList<>(List.of("read", "--config", sourceConfig, "--catalog", catalog));
    read.addAll(state);
    List<Process> processes =
        ProcessBuilder.startPipeline(
            List.of(
                source.start(read.toArray()),
                destination.start("write", "--config", destinationConfig, "--catalog", catalog)));
    Transcript said;
    try (BufferedReader stdout = processes.get(1).inputReader()) {
      said = Transcript.of(stdout);
    }
    int written = processes.get(1).waitFor();
    int readExit = processes.get(0).waitFor();
    if (written != 0) {
      throw new DemoException(
          "The destination failed with exit code %d.%n%s"
              .formatted(written, destination.complaints(said)));
    }
    if (readExit != 0) {
      // Its traces went down the pipe. Started alone it says the same where we can hear it.
      source.run(read.toArray());
      throw new DemoException("The source failed with exit code " + readExit + ", but only once.");
    }
    return said;
  }
}
