package dev.tern.cli;

import dev.tern.worker.Worker;
import dev.tern.worker.WorkerParts;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.StoreLocation;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one command works with. The worker's database is opened when it is first asked for. */
final class Session implements AutoCloseable {

  private final Surroundings around;
  private final CommonOptions common;
  private final Path home;
  private final Desk desk;
  private final RunningAttempt running = new RunningAttempt();
  private @Nullable Worker open;

  Session(Surroundings around, CommonOptions common) {
    this.around = around;
    this.common = common;
    this.home = common.home(around);
    this.desk = new Desk(around, home);
    around.logs().accept(home.resolve("cdk.log"));
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

  /** The worker over the database that was asked for. */
  Worker worker() {
    if (open == null) {
      Optional<String> database = common.database(around);
      StoreLocation location =
          database
              .map(text -> StoreLocation.of(home, resolved(text)))
              .orElseGet(() -> StoreLocation.in(home));
      open = Worker.open(location, WorkerParts.of(desk, running));
    }
    return open;
  }

  private String resolved(String database) {
    return database.startsWith("jdbc:") ? database : around.folder().resolve(database).toString();
  }

  /** The saved connection with this name or id. */
  Connection connection(String nameOrId) {
    return worker().connections().require(nameOrId);
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
