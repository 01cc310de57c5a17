package dev.tern.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.store.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what the connectors of a job said. */
@Command(description = "Print what the connectors of a job said")
final class JobsLogsCommand extends WorkerCommand {

  @Parameters(paramLabel = "JOB", description = "its number")
  private long id;

  @Option(names = "--attempt", paramLabel = "N", description = "which attempt; the last is usual")
  private @Nullable Integer number;

  JobsLogsCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Path log = log(session);
    if (session.json()) {
      session.answer().give(node -> node.put("log", log.toString()), List::of);
    } else {
      print(log, session);
    }
    return ExitCode.DONE;
  }

  private Path log(Session session) {
    List<Attempt> attempts = session.worker().jobs().attempts(session.job(id));
    int wanted = number == null ? attempts.size() : number;
    return attempts.stream()
        .filter(attempt -> attempt.attemptNumber() + 1 == wanted)
        .findFirst()
        .flatMap(Attempt::logPath)
        .map(Path::of)
        .orElseThrow(
            () ->
                new ConfigException(
                    "Job %d has no log of an attempt %d: it had %d."
                        .formatted(id, wanted, attempts.size())));
  }

  private void print(Path log, Session session) {
    try (Stream<String> lines = Files.lines(log)) {
      if (Files.size(log) == 0) {
        session
            .around()
            .err()
            .printf(
                "The connectors of job %d said nothing. What they moved: %s%n",
                id, session.hint("jobs", "show", Long.toString(id)));
      }
      lines.forEach(session.around().out()::println);
    } catch (IOException e) {
      throw new ConfigException("The log " + log + " cannot be read: it may be deleted.", e);
    }
  }
}
