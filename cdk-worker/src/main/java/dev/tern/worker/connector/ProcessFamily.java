package dev.tern.worker.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A process and all it started, also those that outlived who started them.
 *
 * <p>Every descendant inherits a mark in its environment; where the system shows environments under
 * {@code /proc}, that finds the orphans. Elsewhere only those are found whose parents live.
 */
final class ProcessFamily {

  private static final String VARIABLE = "TERN_CONNECTOR_RUN";

  private final String mark = markOf(ProcessHandle.current()) + UUID.randomUUID();

  /** What the marks of all families of a worker begin with. */
  private static String markOf(ProcessHandle worker) {
    return mark(worker.pid(), worker.info().startInstant().orElse(Instant.EPOCH));
  }

  private static String mark(long pid, Instant startedAt) {
    return pid + "-" + startedAt.toEpochMilli() + "-";
  }

  /** All that a worker has started and that still runs. */
  static List<ProcessHandle> startedBy(long pid, Instant startedAt) {
    return marked(mark(pid, startedAt)).toList();
  }

  /** Marks the environment of a process that is about to start. */
  void mark(Map<String, String> environment) {
    environment.put(VARIABLE, mark);
  }

  /** Ends all of them at once. */
  void kill(ProcessHandle head) {
    Stream<ProcessHandle> living = head.descendants().toList().stream(); // while they are related
    head.destroyForcibly();
    living.forEach(ProcessHandle::destroyForcibly);
    killOrphans();
  }

  /** Ends those whose head is gone. */
  void killOrphans() {
    marked(mark).forEach(ProcessHandle::destroyForcibly);
  }

  private static Stream<ProcessHandle> marked(String beginning) {
    String entry = VARIABLE + "=" + beginning;
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> environment(process.pid()).contains(entry));
  }

  private static String environment(long pid) {
    try {
      Path file = Path.of("/proc", Long.toString(pid), "environ");
      return Files.isReadable(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      return ""; // it has ended, or it is somebody else's
    }
  }
}
