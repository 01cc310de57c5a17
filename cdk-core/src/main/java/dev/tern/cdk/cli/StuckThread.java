package dev.tern.cdk.cli;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A thread that is in code of the author when the process has to end.
 *
 * @param name the thread's name
 * @param place the author's frame that is on top
 */
record StuckThread(String name, StackTraceElement place) {

  /** The thread that is most likely the one that does not listen; the one of the command first. */
  static Optional<StuckThread> find(Thread command) {
    return Thread.getAllStackTraces().entrySet().stream()
        .sorted(Comparator.comparing(entry -> order(entry.getKey(), command)))
        .flatMap(StuckThread::of)
        .findFirst();
  }

  private static String order(Thread thread, Thread command) {
    String rank = thread == command ? "0" : thread.getName().startsWith("tern-") ? "1" : "2";
    return rank + thread.getName();
  }

  private static Stream<StuckThread> of(Map.Entry<Thread, StackTraceElement[]> thread) {
    return Stream.of(thread.getValue())
        .filter(StackTraces::isAuthor)
        .limit(1)
        .map(place -> new StuckThread(thread.getKey().getName(), place));
  }

  @Override
  public String toString() {
    return String.format(
        "thread '%s' is in %s (%s:%d)",
        name, place.getMethodName(), place.getFileName(), place.getLineNumber());
  }
}
