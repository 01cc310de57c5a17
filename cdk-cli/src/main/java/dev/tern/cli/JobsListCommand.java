package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cli.text.Amounts;
import dev.tern.cli.text.TextTable;
import dev.tern.worker.Worker;
import dev.tern.worker.store.Attempt;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Job;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what was done, the newest first. */
@Command(description = "Show what was done, the newest first")
final class JobsListCommand extends WorkerCommand {

  @Parameters(arity = "0..1", paramLabel = "CONNECTION", description = "only of this one")
  private @Nullable String name;

  @Option(
      names = "--most",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "how many; 20")
  private int most = 20;

  JobsListCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Worker worker = session.worker();
    List<Job> jobs =
        Optional.ofNullable(name)
            .map(called -> worker.jobs().of(session.connection(called), most))
            .orElseGet(() -> worker.jobs().all(most));
    ArrayNode array = ProtocolJson.mapper().createArrayNode();
    Map<String, String> names =
        worker.connections().all().stream()
            .collect(Collectors.toMap(one -> one.id().toString(), Connection::name));
    jobs.forEach(job -> put(array.addObject(), job, names, worker));
    session.answer().give(array, () -> lines(jobs, names, worker));
    return ExitCode.DONE;
  }

  private static List<String> lines(List<Job> jobs, Map<String, String> names, Worker worker) {
    if (jobs.isEmpty()) {
      return List.of("Nothing was done yet.");
    }
    TextTable table =
        new TextTable("job", "connection", "kind", "status", "attempts", "committed", "when");
    for (Job job : jobs) {
      List<Attempt> attempts = worker.jobs().attempts(job);
      table.row(
          job.id(),
          names.getOrDefault(job.scope(), "(deleted)"),
          JobText.kind(job),
          JobText.status(job, worker.jobs()),
          attempts.size(),
          Amounts.count(committed(attempts, worker)),
          job.createdAt().truncatedTo(ChronoUnit.SECONDS));
    }
    return table.lines();
  }

  private static long committed(List<Attempt> attempts, Worker worker) {
    return attempts.stream()
        .mapToLong(attempt -> worker.jobs().totals(attempt).recordsCommitted())
        .sum();
  }

  private static void put(ObjectNode node, Job job, Map<String, String> names, Worker worker) {
    List<Attempt> attempts = worker.jobs().attempts(job);
    node.put("job", job.id());
    Optional.ofNullable(names.get(job.scope())).ifPresent(known -> node.put("connection", known));
    node.put("kind", JobText.kind(job)).put("status", JobText.status(job, worker.jobs()));
    node.put("attempts", attempts.size());
    node.put("committed", committed(attempts, worker));
    node.put("created_at", job.createdAt().toString());
  }
}
