package dev.tern.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.Jobs;
import dev.tern.worker.Worker;
import dev.tern.worker.WorkerParts;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.StoreLocation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one command works with. The worker's database is opened when it is first asked for. */
final class Session implements AutoCloseable {

  private final Surroundings around;
  private final CommonOptions common;
  private final Desk desk;
  private final Supplier<StoreLocation> location;
  private final RunningAttempt running = new RunningAttempt();
  private @Nullable Worker open;

  Session(Surroundings around, CommonOptions common) {
    this(around, common, common.home(around), () -> location(around, common));
    around.logs().accept(common.home(around).resolve("cdk.log"));
  }

  private Session(
      Surroundings around, CommonOptions common, Path home, Supplier<StoreLocation> location) {
    this.around = around;
    this.common = common;
    this.desk = new Desk(around, home);
    this.location = location;
  }

  /** Another one, which keeps what it keeps in a folder. */
  Session aside(Path folder) {
    return new Session(around, common, folder, () -> StoreLocation.in(folder));
  }

  Surroundings around() {
    return around;
  }

  /** Asks connectors. */
  Desk desk() {
    return desk;
  }

  Connector connector(String reference) {
    return desk.connector(reference);
  }

  /** The attempt that runs, if one does, and what is special about it. */
  RunningAttempt running() {
    return running;
  }

  /**
   * The worker over the database that was asked for.
   *
   * @throws ConfigException when there is no such database; none is made
   */
  Worker worker() {
    return findWorker()
        .orElseThrow(
            () ->
                new ConfigException(
                    (location.get().blank()
                                ? "The file %s is empty: it holds no database yet."
                                : "There is no database %s yet.")
                            .formatted(location.get().shown())
                        + " Check where it is said to be, or make it with the first connection: "
                        + hint("connection", "create", "NAME", "SOURCE", "DESTINATION")));
  }

  /** The worker, if its database is there. */
  Optional<Worker> findWorker() {
    if (open == null) {
      open = Worker.find(location.get(), parts()).orElse(null);
    }
    return Optional.ofNullable(open);
  }

  /** The worker over the database that was asked for, which is made when it is not there. */
  Worker workerOrNew() {
    if (open == null) {
      open = Worker.open(location.get(), parts());
    }
    return open;
  }

  /** Makes a connection while no other process does; who is waited for is told. */
  <T> T makingAlone(Supplier<T> work) {
    Consumer<String> waiting =
        who -> around.err().println("Waiting for " + who + ", which is making a connection.");
    return workerOrNew().connections().makingAlone(waiting, work);
  }

  private WorkerParts parts() {
    return WorkerParts.of(desk, running);
  }

  private static StoreLocation location(Surroundings around, CommonOptions common) {
    Path home = common.home(around);
    return common
        .database(around)
        .map(text -> StoreLocation.of(home, resolved(text, around)))
        .orElseGet(() -> StoreLocation.in(home));
  }

  private static String resolved(String database, Surroundings around) {
    return database.startsWith("jdbc:") ? database : around.folder().resolve(database).toString();
  }

  /** The saved connection with this name or id. */
  Connection connection(String nameOrId) {
    try {
      return worker().connections().require(nameOrId);
    } catch (ConfigException e) {
      throw desk.knows(nameOrId)
          ? new ConfigException(
              "'%s' is a connector, and here a saved connection is wanted. ".formatted(nameOrId)
                  + "'sync' takes a source and a destination, too; 'check' and 'discover' take a"
                  + " connector with --config FILE.",
              e)
          : e;
    }
  }

  /** The job with this number. */
  Job job(long id) {
    Jobs jobs = worker().jobs();
    try {
      return jobs.require(id);
    } catch (ConfigException e) {
      throw new ConfigException(e.getMessage() + " Those there are: " + hint("jobs", "list"), e);
    }
  }

  /** Where answers go. */
  Answer answer() {
    return new Answer(around, common);
  }

  /** A command that may be run next, as it can be pasted. */
  String hint(String... words) {
    return new Hint(around, common).of(words);
  }

  boolean json() {
    return common.json();
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
    }
  }
}
