package dev.tern.cdk.cli;

import dev.tern.cdk.log.LogLevel;
import dev.tern.cdk.log.LogOutput;
import dev.tern.cdk.message.MessageReader;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.message.OutputClosedException;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.AirbyteLogMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One command line in, one exit code out.
 *
 * <p>0 done · 1 failed, after an ERROR trace · 2 wrong usage · 143 stopped at a safe point, by a
 * signal or because its time was up.
 */
public final class ConnectorCli {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final int STOPPED = 143;

  private final Connector connector;
  private final List<Command> commands;
  private final StandardStreams streams;
  private final MessageWriter out;
  private final StopSignal stop;

  private ConnectorCli(
      Connector connector, List<Command> commands, StandardStreams streams, StopSignal stop) {
    this.connector = connector;
    this.commands = List.copyOf(commands);
    this.streams = streams;
    this.stop = stop;
    this.out = new MessageWriter(streams.out());
  }

  /**
   * Runs a command as this process: takes stdout over, ends at a safe point on SIGTERM, and names
   * threads that are left behind. The caller hands the result to {@link System#exit}, which ends
   * them.
   */
  public static int run(Connector connector, List<Command> commands, String[] args) {
    StandardStreams streams = StandardStreams.ofProcess();
    ConnectorCli cli = new ConnectorCli(connector, commands, streams, new StopSignal());
    StrayPrinter stray = new StrayPrinter(cli.out, streams.err());
    ProcessWatch watch = new ProcessWatch(cli.stop, cli.out);
    try {
      return cli.exitCode(args);
    } finally {
      stray.end();
      watch.end();
    }
  }

  /**
   * Runs a command inside another program, on streams of its own; {@code System.out} stays what it
   * is.
   *
   * @param stop asks it to end at a safe point
   */
  public static int run(
      Connector connector,
      List<Command> commands,
      String[] args,
      StandardStreams streams,
      StopSignal stop) {
    return new ConnectorCli(connector, commands, streams, stop).exitCode(args);
  }

  private int exitCode(String[] args) {
    LogOutput.attach(out);
    try {
      int code = parseAndRun(args);
      out.flush();
      return code;
    } catch (OutputClosedException e) {
      if (!e.readerGone()) {
        streams.err().println(e.getMessage() + ".");
      }
      return FAILED;
    } finally {
      LogOutput.detach();
    }
  }

  private int parseAndRun(String[] args) {
    Optional<CommandLineCall> plain = PlainCall.of(commands, args);
    return plain.isPresent() ? runCommand(plain.get()) : parseByGrammar(args);
  }

  private int parseByGrammar(String[] args) {
    CommandLineParser parser = new CommandLineParser(connector, version(), commands);
    if (args.length == 0) {
      streams.err().print(parser.help());
      tellPlatform("A command is missing.");
      return WRONG_USAGE;
    }
    try {
      Optional<CommandLineCall> call = parser.parse(args);
      if (call.isPresent()) {
        return runCommand(call.get());
      }
      answer(CommandLineParser.asksVersion(args) ? parser.version() + "\n" : parser.help());
      return DONE;
    } catch (UsageException e) {
      return wrongUsage(e, parser);
    }
  }

  private int runCommand(CommandLineCall call) {
    CommandContext context =
        new CommandContext(connector, call.files(), new MessageReader(streams.in()), out, stop);
    LogLevel.complaint()
        .ifPresent(text -> out.write(Messages.log(AirbyteLogMessage.Level.WARN, text)));
    Optional<Deadline> deadline = call.maxDuration().map(time -> new Deadline(time, stop));
    try {
      call.command().run(context);
    } catch (OutputClosedException e) {
      throw e;
    } catch (Throwable e) {
      // Errors, too: a platform that sees no trace cannot say what happened.
      context.report(e, Optional.empty());
    } finally {
      deadline.ifPresent(Deadline::close);
    }
    if (context.failed()) {
      return FAILED;
    }
    return stop.requested() ? STOPPED : DONE;
  }

  private int wrongUsage(UsageException wrong, CommandLineParser parser) {
    streams.err().println(wrong.getMessage());
    streams.err().print(parser.help());
    tellPlatform(String.valueOf(wrong.getMessage()));
    return WRONG_USAGE;
  }

  /** A person has read it on stderr. */
  private void tellPlatform(String message) {
    if (!Terminal.attached()) {
      out.write(
          Messages.error(
              new AirbyteErrorTraceMessage()
                  .withMessage(message)
                  .withInternalMessage("The command line is wrong; the usage is on stderr.")
                  .withFailureType(FailureType.SYSTEM_ERROR)));
    }
  }

  /**
   * Help and version are for people who asked for them: the only text on stdout that is no message.
   */
  private void answer(String text) {
    out.writeLine(text.stripTrailing().getBytes(StandardCharsets.UTF_8));
  }

  private String version() {
    String version = connector.getClass().getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }
}
