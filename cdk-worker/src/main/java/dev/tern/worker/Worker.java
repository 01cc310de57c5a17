package dev.tern.worker;

import dev.tern.worker.store.ConfigSecrets;
import dev.tern.worker.store.Store;
import dev.tern.worker.store.StoreLocation;
import java.util.Optional;

/**
 * A platform in small, over one database: what there is, what was moved, and the moving itself.
 *
 * <p>Safe for any number of threads; any number of workers may have the same database open.
 */
public final class Worker implements AutoCloseable {

  private final Store store;
  private final Workspaces workspaces;
  private final Definitions definitions;
  private final OAuthParameters oauthParameters;
  private final Actors actors;
  private final Catalogs catalogs;
  private final Connections connections;
  private final Operations operations;
  private final ServiceAccounts serviceAccounts;
  private final States states;
  private final Jobs jobs;
  private final Syncs syncs;

  private Worker(Room room) {
    store = room.store();
    workspaces = new Workspaces(room);
    definitions = new Definitions(room, workspaces);
    oauthParameters = new OAuthParameters(room);
    actors = new Actors(room, workspaces, definitions, oauthParameters);
    catalogs = new Catalogs(room, actors, definitions);
    connections = new Connections(room, actors, definitions, catalogs);
    operations = new Operations(room, workspaces);
    serviceAccounts = new ServiceAccounts(room);
    states = new States(room);
    jobs = new Jobs(room);
    syncs = new Syncs(room, actors, definitions, catalogs);
  }

  /**
   * Opens the database, made or brought up to date when it has to be.
   *
   * @throws dev.tern.cdk.error.ConnectorException in a sentence that says what to do
   */
  public static Worker open(StoreLocation location, WorkerParts parts) {
    return over(Store.open(location), parts);
  }

  /**
   * Opens a database that is there, brought up to date when it has to be. Where there is none,
   * nothing is made.
   *
   * @throws dev.tern.cdk.error.ConnectorException in a sentence that says what to do
   */
  public static Optional<Worker> find(StoreLocation location, WorkerParts parts) {
    return Store.find(location).map(store -> over(store, parts));
  }

  private static Worker over(Store store, WorkerParts parts) {
    return new Worker(new Room(store, parts, new ConfigSecrets(parts.secrets().apply(store))));
  }

  /** Says that one will be opened soon: what that takes is loaded meanwhile. */
  public static void prepare() {
    Store.prepare();
  }

  /** The places that hold actors. */
  public Workspaces workspaces() {
    return workspaces;
  }

  /** The connectors that are known. */
  public Definitions definitions() {
    return definitions;
  }

  /** What all actors of a connector share to be let in. */
  public OAuthParameters oauthParameters() {
    return oauthParameters;
  }

  /** The configured sources and destinations. */
  public Actors actors() {
    return actors;
  }

  /** What sources offer. */
  public Catalogs catalogs() {
    return catalogs;
  }

  /** What is linked. */
  public Connections connections() {
    return connections;
  }

  /** What is to be done after syncs. */
  public Operations operations() {
    return operations;
  }

  /** The accounts of workspaces where secrets are kept. */
  public ServiceAccounts serviceAccounts() {
    return serviceAccounts;
  }

  /** Where syncs go on. */
  public States states() {
    return states;
  }

  /** What was done. */
  public Jobs jobs() {
    return jobs;
  }

  /** The moving itself. */
  public Syncs syncs() {
    return syncs;
  }

  @Override
  public void close() {
    store.close();
  }
}
