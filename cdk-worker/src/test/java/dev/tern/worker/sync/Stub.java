package dev.tern.worker.sync;

import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ProgramConnector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A connector that does what a test says, inside this process. */
final class Stub {

  final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private List<String> arguments = List.of();
  private final Body body;

  /** What it does; the exit code is what it returns. */
  @FunctionalInterface
  interface Body {
    int run(Stub stub, BufferedReader in, PrintStream out, StopSignal stop) throws Exception;
  }

  private Stub(Body body) {
    this.body = body;
  }

  static Stub of(Body body) {
    return new Stub(body);
  }

  /** A source that prints lines and ends. */
  static Connector source(int exit, String... lines) {
    return of((stub, in, out, stop) -> {
          for (String line : lines) {
            out.println(Pair.quoted(line));
          }
          return exit;
        })
        .connector();
  }

  /** A destination that reads to the end, then prints what a test makes of the states. */
  static Stub afterwards(java.util.function.Function<List<String>, List<String>> answers) {
    return of(
        (stub, in, out, stop) -> {
          stub.readAll(in);
          answers.apply(stub.states()).forEach(out::println);
          return 0;
        });
  }

  /** A destination that repeats every state at once. */
  static Stub echo() {
    return of(
        (stub, in, out, stop) -> {
          for (String line = in.readLine(); line != null; line = in.readLine()) {
            stub.received.add(line);
            if (line.startsWith("{\"type\":\"STATE\"")) {
              out.println(line);
            }
          }
          return 0;
        });
  }

  Connector connector() {
    return new ProgramConnector("stub", () -> (args, streams, stop) -> run(args, streams, stop));
  }

  private int run(String[] args, StandardStreams streams, StopSignal stop) {
    arguments = List.of(args);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(streams.out(), true, StandardCharsets.UTF_8);
    try {
      return body.run(this, in, out, stop);
    } catch (IOException e) {
      return 1;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void readAll(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      received.add(line);
    }
  }

  /** The STATE lines it has got. */
  List<String> states() {
    return received.stream().filter(line -> line.startsWith("{\"type\":\"STATE\"")).toList();
  }

  /** The lines with a text in them. */
  List<String> lines(String text) {
    return received.stream().filter(line -> line.contains(Pair.quoted(text))).toList();
  }

  /** The content of a file it was started with. */
  String file(String flag) throws IOException {
    return Files.readString(path(flag));
  }

  /** A file it was started with. */
  Path path(String flag) {
    return Path.of(arguments.get(arguments.indexOf(flag) + 1));
  }

  boolean has(String flag) {
    return arguments.contains(flag);
  }
}
