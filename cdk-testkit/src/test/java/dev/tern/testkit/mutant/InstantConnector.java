package dev.tern.testkit.mutant;

import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A source that has run to its end when its run begins: no threads, for the many runs of many
 * mutants. It cannot be stopped on its way.
 */
record InstantConnector(Supplier<? extends ConnectorProgram> program) implements Connector {

  @Override
  public String reference() {
    return "class:" + program.get().getClass().getName();
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream people = new PrintStream(errors, true, StandardCharsets.UTF_8);
    StandardStreams streams = new StandardStreams(InputStream.nullInputStream(), out, people);
    int code = program.get().run(arguments.toArray(String[]::new), streams, new StopSignal());
    return new Ended(
        new ByteArrayInputStream(out.toByteArray()),
        new ByteArrayInputStream(errors.toByteArray()),
        code);
  }

  /** A run that is over. */
  private record Ended(InputStream output, InputStream errors, int code) implements ConnectorRun {
    @Override
    public OutputStream input() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public OptionalLong pid() {
      return OptionalLong.empty();
    }

    @Override
    public OptionalInt await(Duration patience) {
      return OptionalInt.of(code);
    }

    @Override
    public void terminate() {}

    @Override
    public void kill() {}

    @Override
    public void close() {}
  }
}
