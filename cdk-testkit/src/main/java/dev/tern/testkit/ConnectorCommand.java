package dev.tern.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The command line that starts a connector, without its arguments. Immutable.
 *
 * @param words program and leading arguments
 * @param environment variables set on top of this process's own
 */
public record ConnectorCommand(List<String> words, Map<String, String> environment) {

  /** A run in a test is over before the best code would be ready; flags that come later win. */
  private static final List<String> QUICK_START =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** Keeps its own copies. */
  public ConnectorCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** Any program. */
  public static ConnectorCommand of(String... words) {
    return new ConnectorCommand(List.of(words), Map.of());
  }

  /** What Java has to say about an archive that is not its own must not reach stdout. */
  private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

  /**
   * {@code java -jar}, with the Java of this process, and with the classes archived beside the jar
   * as {@code NAME.jsa} where they are.
   *
   * @param jvmFlags more flags; for long runs {@code -XX:TieredStopAtLevel=4}, since these start
   *     without the compiler of the best code
   */
  public static ConnectorCommand ofJar(Path jar, String... jvmFlags) {
    String archive = jar.toString().replaceFirst("\\.jar$", "") + ".jsa";
    List<String> flags = new ArrayList<>();
    if (Files.isRegularFile(Path.of(archive))) {
      flags.add("-XX:SharedArchiveFile=" + archive);
      flags.addAll(QUIET);
    }
    flags.addAll(List.of(jvmFlags));
    return java(flags.toArray(String[]::new), "-jar", jar.toString());
  }

  /** A main class on the class path of this process, as {@link #ofJar} starts it. */
  public static ConnectorCommand ofClass(Class<?> main, String... jvmFlags) {
    return java(jvmFlags, "-cp", System.getProperty("java.class.path"), main.getName());
  }

  /** The same with one more environment variable. */
  public ConnectorCommand with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new ConnectorCommand(words, more);
  }

  /** Runs it to its end with an empty stdin. */
  public RunResult run(Object... arguments) {
    return runWithInput("", arguments);
  }

  /** Runs it to its end with a text on stdin. */
  public RunResult runWithInput(String input, Object... arguments) {
    try (RunningConnector running = start(arguments)) {
      running.send(input);
      running.endInput();
      return running.await();
    }
  }

  /** Runs it to its end with a large input, which is made while it is sent. */
  public RunResult runWithInput(HeavyInput input, Object... arguments) {
    try (RunningConnector running = start(arguments)) {
      CompletableFuture<Void> sent = Background.run(() -> running.send(input));
      RunResult result = running.await();
      sent.join();
      return result;
    }
  }

  /** Starts it. The caller closes what comes back. */
  public RunningConnector start(Object... arguments) {
    try {
      return new RunningConnector(processBuilder(arguments).start());
    } catch (IOException e) {
      throw new UncheckedIOException("The connector cannot be started: " + words, e);
    }
  }

  /** For pipelines and redirections. */
  public ProcessBuilder processBuilder(Object... arguments) {
    List<String> line = new ArrayList<>(words);
    for (Object argument : arguments) {
      line.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    return builder;
  }

  private static ConnectorCommand java(String[] jvmFlags, String... rest) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(QUICK_START);
    words.addAll(List.of(jvmFlags));
    words.addAll(List.of(rest));
    return new ConnectorCommand(words, Map.of());
  }
}
