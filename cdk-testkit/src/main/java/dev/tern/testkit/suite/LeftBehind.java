package dev.tern.testkit.suite;

import dev.tern.worker.connector.Connector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What is still there when a run is over: child processes and temporary files of a process, threads
 * of a connector inside this process.
 */
public final class LeftBehind {

  private static final long PATIENCE = 5;
  private static final long LOOKS = 100;
  private static final Duration AT_ITS_END = Duration.ofSeconds(20);

  private final WatchedConnector connector;

  /** Those of a connector inside this process, where other tests have theirs. */
  private final ThreadGroup threads = new ThreadGroup("left behind");

  /** Looks at runs of a connector. */
  public LeftBehind(WatchedConnector connector) {
    this.connector = connector;
  }

  /** Runs it, and names what it leaves. */
  public List<String> behind(Trial trial) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(connector.workplace().folder(), "temporary");
    Set<ProcessHandle> children = new LinkedHashSet<>();
    List<String> left = new ArrayList<>();
    try (LiveRun run = connector.start(inFolder(folder), trial.named("nothing left behind"))) {
      run.endInput();
      run.await(
          line -> {
            if (line.number() < LOOKS || line.number() % LOOKS == 0) {
              children.addAll(descendants(run));
            }
            return false;
          });
      run.rest(AT_ITS_END);
      left.addAll(processes(children)); // before its end takes them along
      run.finish();
    }
    left.addAll(threads());
    left.addAll(files(folder));
    return left;
  }

  private static List<ProcessHandle> descendants(LiveRun run) {
    return run.pid().stream()
        .mapToObj(ProcessHandle::of)
        .flatMap(Optional::stream)
        .flatMap(ProcessHandle::descendants)
        .toList();
  }

  private Connector inFolder(Path folder) {
    Map<String, String> variables =
        Map.of("TMPDIR", folder.toString(), "JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder);
    Connector all = connector.connector();
    if (all instanceof ProgramConnector inside) {
      return inside.within(threads).with(variables);
    }
    return all instanceof Surroundings here ? here.with(variables) : all;
  }

  private List<String> threads() throws InterruptedException {
    List<String> left = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!thread.isDaemon() && threads.parentOf(thread.getThreadGroup())) {
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE));
        if (thread.isAlive()) {
          left.add("thread '" + thread.getName() + "'");
        }
      }
    }
    return left;
  }

  private static List<String> processes(Set<ProcessHandle> children) throws InterruptedException {
    List<String> left = new ArrayList<>();
    for (ProcessHandle child : children) {
      try {
        child.onExit().get(PATIENCE, TimeUnit.SECONDS);
      } catch (TimeoutException | ExecutionException e) {
        left.add("process '" + child.info().command().orElse("?") + "'");
        child.destroyForcibly();
      }
    }
    return left;
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> "file '" + file.getFileName() + "'").toList();
    }
  }
}
