package dev.tern.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One way to do the work of a benchmark: processes that are connected by pipes of the operating
 * system.
 *
 * @param name as the table calls it
 * @param commands the command line of each process, first the one that writes
 */
record Candidate(String name, List<List<String>> commands) {

  /** A single process. */
  static Candidate of(String name, List<String> command) {
    return new Candidate(name, List.of(command));
  }

  /**
   * Runs it once. What the last process prints is dropped.
   *
   * @param errors where stderr goes
   * @return how many seconds passed until the last process had ended
   */
  double seconds(Path errors) throws IOException, InterruptedException {
    ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(errors.toFile());
    List<ProcessBuilder> builders =
        commands.stream().map(command -> new ProcessBuilder(command).redirectError(log)).toList();
    builders.get(builders.size() - 1).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    for (Process process : ProcessBuilder.startPipeline(builders)) {
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException(name + " ended with " + code + ". Look into " + errors);
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
